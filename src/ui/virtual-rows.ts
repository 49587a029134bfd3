/** Up to this many rows are all in the page: the browser's own search finds every one of them. */
export const FEW = 100

export interface VirtualRow {
  index: number
  /** CSS pixels between this row and the one before it in the page: the place of rows that are not. */
  gap: number
}

export interface VirtualRows {
  rows: readonly VirtualRow[]
  /** CSS pixels that the rows below the last one in the page take. */
  after: number
  /** Not all rows are in the page. */
  sparse: boolean
  /** All rows are in the page, however many, to be printed. */
  printed: boolean
  /** For rows whose heights differ; they need `data-index`. */
  measure: (row: HTMLTableRowElement | null) => void
  scrollTo: (index: number) => void
}

/** All rows of a table, for one that has few. */
export function everyRow(count: number): VirtualRows {
  return {
    rows: Array.from({ length: count }, (_, index) => ({ index, gap: 0 })),
    after: 0,
    sparse: false,
    printed: false,
    measure: ignore,
    scrollTo: ignore,
  }
}

function ignore() {}
