import { icon } from './icon'

/* Those that the first page does without: they are loaded with what shows them. */

export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />)
export const EyeIcon = icon(
  <>
    <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
    <circle cx="8" cy="8" r="2" />
  </>,
)
export const EyeOffIcon = icon(
  <path d="M6.2 3.8A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-1.6 2.1M4 5A11 11 0 0 0 1.5 8S4 12.5 8 12.5a6 6 0 0 0 3-.8M2.5 2.5l11 11" />,
)
export const LockIcon = icon(
  <>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </>,
)
export const DownloadIcon = icon(<path d="M8 2.5v7.5m0 0L4.8 7M8 10l3.2-3M3 13.2h10" />)
