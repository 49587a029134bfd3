import { COLUMN_KEYS, type ColumnKey, type SortKey } from './search-params'

interface Column {
  label: string
  /** Its share of the width, about pixels where there is room. */
  width: number
  /** What its heading sorts by. */
  sort: SortKey
}

export const COLUMNS: Record<ColumnKey, Column> = {
  service: { label: 'Service', width: 190, sort: 'service' },
  state: { label: 'Protection', width: 176, sort: 'state' },
  type: { label: 'Type', width: 112, sort: 'type' },
  status: { label: 'Status', width: 104, sort: 'status' },
  cloud: { label: 'Cloud', width: 124, sort: 'cloud' },
  primary: { label: 'Primary backup location', width: 124, sort: 'primary' },
  secondary: { label: 'Secondary backup location', width: 124, sort: 'secondary' },
  copy: { label: 'Newest copy', width: 96, sort: 'copy' },
  ratio: { label: 'Age vs RPO', width: 82, sort: 'ratio' },
}

/** What is given up first where there is little room. */
const LEAST_NEEDED: readonly ColumnKey[] = [
  'status',
  'primary',
  'type',
  'ratio',
  'cloud',
  'copy',
  'secondary',
]

const CHECKBOX_WIDTH = 36

/**
 * The columns to show: those that were chosen, else as many as there is room for.
 * @param width of the table in CSS pixels at the usual size of text
 */
export function columnsFor(width: number, chosen?: readonly ColumnKey[]): readonly ColumnKey[] {
  if (chosen) return COLUMN_KEYS.filter((key) => key === 'service' || chosen.includes(key))
  let shown: readonly ColumnKey[] = COLUMN_KEYS
  for (const key of LEAST_NEEDED) {
    const needed = shown.reduce((sum, one) => sum + COLUMNS[one].width, CHECKBOX_WIDTH)
    if (needed <= width) break
    shown = shown.filter((one) => one !== key)
  }
  return shown
}
