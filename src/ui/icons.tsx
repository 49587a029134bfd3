import { icon } from './icon'

/* Those of the first page. */

export const CloseIcon = icon(<path d="m4 4 8 8m0-8-8 8" />)
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3 3" />
  </>,
)
export const CopyIcon = icon(
  <>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
  </>,
)
export const CheckIcon = icon(<path d="m3 8.5 3.2 3L13 4.5" />)
export const RefreshIcon = icon(<path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.8h-2.8" />)
export const ChevronIcon = icon(<path d="m4.5 6.5 3.5 3.5 3.5-3.5" />)
export const SortUpIcon = icon(<path d="M8 12.5v-9m0 0L4.5 7M8 3.5 11.5 7" />)
export const SortDownIcon = icon(<path d="M8 3.5v9m0 0L4.5 9M8 12.5 11.5 9" />)
export const ServicesIcon = icon(
  <>
    <rect x="2.5" y="2.5" width="11" height="4.5" rx="1" />
    <rect x="2.5" y="9" width="11" height="4.5" rx="1" />
    <path d="M5 4.75h.01M5 11.25h.01" />
  </>,
)
export const MenuIcon = icon(<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />)
export const CoverageIcon = icon(
  <>
    <path d="M8 1.8 13 3.6v4c0 3-2 5.4-5 6.6-3-1.2-5-3.6-5-6.6v-4L8 1.8Z" />
    <path d="m5.8 7.8 1.6 1.7 2.9-3.2" />
  </>,
)
export const OutageIcon = icon(
  <>
    <circle cx="8" cy="8" r="6.2" />
    <path d="M1.8 8h12.4M8 1.8c2 1.7 2.8 3.8 2.8 6.2S10 12.5 8 14.2C6 12.5 5.2 10.4 5.2 8S6 3.5 8 1.8" />
  </>,
)
export const HistoryIcon = icon(<path d="M2 13.5h12M3 11V6m3.3 5V3m3.4 8V7M13 11V4" />)
