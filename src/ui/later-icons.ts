import { icon } from './icon'

/* Those that the first page does without: they are loaded with what shows them. */

export const PlusIcon = icon('M8 3v10M3 8h10')
export const EyeIcon = icon(
  'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM6 8a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
)
export const EyeOffIcon = icon(
  'M6.2 3.8A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-1.6 2.1M4 5A11 11 0 0 0 1.5 8S4 12.5 8 12.5a6 6 0 0 0 3-.8M2.5 2.5l11 11',
)
export const LockIcon = icon(
  'M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-4.5a1 1 0 0 1 1-1M5.5 7V5a2.5 2.5 0 0 1 5 0v2',
)
export const DownloadIcon = icon('M8 2.5v7.5m0 0L4.8 7M8 10l3.2-3M3 13.2h10')
