import type { VirtualItem } from '@tanstack/react-virtual'

/** The heights that were measured in a table when it was left. */
interface Measured {
  /** How many rows it had: with others these are not its heights. */
  count: number
  rows: VirtualItem[]
}

/** How many tables the heights are kept of: those that were left last. */
const MOST = 10

const kept = new Map<string, Measured>()

/** Keeps the heights of a table's rows: "back" shows the same rows at the same place only with them. */
export function keepMeasured(table: string, measured: Measured): void {
  kept.delete(table)
  kept.set(table, measured)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break
    kept.delete(oldest)
  }
}

export function findMeasured(table: string, count: number): VirtualItem[] {
  const measured = kept.get(table)
  return measured?.count === count ? measured.rows : []
}
