import { COLUMN_KEYS, type ColumnKey, type SortKey } from './search-params'

interface Column {
  label: string
  /** Its share of the width, about pixels where there is room. */
  width: number
  /** What its heading sorts by. */
  sort: SortKey
}

export const COLUMNS: Record<ColumnKey, Column> = {
  service: { label: 'Service', width: 165, sort: 'service' },
  state: { label: 'Protection', width: 167, sort: 'state' },
  type: { label: 'Type', width: 104, sort: 'type' },
  status: { label: 'Status', width: 114, sort: 'status' },
  cloud: { label: 'Cloud', width: 153, sort: 'cloud' },
  primary: { label: 'Primary backup location', width: 153, sort: 'primary' },
  secondary: { label: 'Secondary backup location', width: 153, sort: 'secondary' },
  copy: { label: 'Data age', width: 94, sort: 'copy' },
  ratio: { label: 'Age vs RPO', width: 86, sort: 'ratio' },
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

/** What a card on a phone says: all would fit, but each is more to scroll past. */
const ON_A_CARD: readonly ColumnKey[] = ['service', 'state', 'copy', 'cloud', 'secondary']

const CHECKBOX_WIDTH = 36

/**
 * The columns to show: those that were chosen, else as many as there is room for.
 * @param room `card` on a phone, else the table's width in CSS pixels at the usual size of text
 */
export function columnsFor(
  room: number | 'card',
  chosen?: readonly ColumnKey[],
): readonly ColumnKey[] {
  if (chosen) return COLUMN_KEYS.filter((key) => key === 'service' || chosen.includes(key))
  if (room === 'card') return ON_A_CARD
  let shown: readonly ColumnKey[] = COLUMN_KEYS
  for (const key of LEAST_NEEDED) {
    const needed = shown.reduce((sum, one) => sum + COLUMNS[one].width, CHECKBOX_WIDTH)
    if (needed <= room) break
    shown = shown.filter((one) => one !== key)
  }
  return shown
}
