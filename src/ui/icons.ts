import { icon } from './icon'

/* Those of the first page. */

export const CloseIcon = icon('m4 4 8 8m0-8-8 8')
export const SearchIcon = icon('M2.5 7a4.5 4.5 0 1 0 9 0 4.5 4.5 0 1 0-9 0M10.5 10.5l3 3')
export const CopyIcon = icon(
  'M7 5.5h5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-5a1.5 1.5 0 0 1-1.5-1.5v-5a1.5 1.5 0 0 1 1.5-1.5M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2',
)
export const CheckIcon = icon('m3 8.5 3.2 3L13 4.5')
export const RefreshIcon = icon('M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.8h-2.8')
export const ChevronIcon = icon('m4.5 6.5 3.5 3.5 3.5-3.5')
export const SortUpIcon = icon('M8 12.5v-9m0 0L4.5 7M8 3.5 11.5 7')
export const SortDownIcon = icon('M8 3.5v9m0 0L4.5 9M8 12.5 11.5 9')
export const ServicesIcon = icon(
  'M3.5 2.5h9a1 1 0 0 1 1 1v2.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-2.5a1 1 0 0 1 1-1M3.5 9h9a1 1 0 0 1 1 1v2.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-2.5a1 1 0 0 1 1-1M5 4.75h.01M5 11.25h.01',
)
export const MenuIcon = icon('M2.5 4.5h11M2.5 8h11M2.5 11.5h11')
export const CoverageIcon = icon(
  'M8 1.8 13 3.6v4c0 3-2 5.4-5 6.6-3-1.2-5-3.6-5-6.6v-4L8 1.8ZM5.8 7.8l1.6 1.7 2.9-3.2',
)
export const OutageIcon = icon(
  'M1.8 8a6.2 6.2 0 1 0 12.4 0 6.2 6.2 0 1 0-12.4 0M1.8 8h12.4M8 1.8c2 1.7 2.8 3.8 2.8 6.2S10 12.5 8 14.2C6 12.5 5.2 10.4 5.2 8S6 3.5 8 1.8',
)
export const HistoryIcon = icon('M2 13.5h12M3 11V6m3.3 5V3m3.4 8V7M13 11V4')
