import { existsSync, renameSync, rmSync } from 'node:fs'
import { FORMAT } from './seeding'
import { openStore } from './sqlite-store'
import type { Store } from './store'
import { StoreProblem } from '../store-problem'

/**
 * Opens the store of a file. A new one is filled under another name first, so that a file that is
 * there was whole once: one without its content has lost it, and is not taken for a new one.
 * @param fill fills a new store
 * @returns the store, and how many ms it took to fill if it is new
 * @throws StoreProblem
 */
export function openSeeded(
  data: string,
  fill: (store: Store) => void,
  log: (line: string) => void,
): { store: Store; seededIn?: number } {
  if (existsSync(data)) {
    const store = openWhole(data)
    const format = store.meta('format')
    if (format === FORMAT) return { store }
    store.close()
    const aside = `${data}.format-${format}`
    renameSync(data, aside)
    log(`the data is of another version: kept as ${aside}, starting anew`)
  }
  const made = `${data}.new`
  const seededIn = timed(() => {
    const store = openStore(made)
    try {
      fill(store)
    } finally {
      store.close()
    }
  })
  // A log without its file, which would be taken for the new one's.
  rmSync(`${data}-wal`, { force: true })
  renameSync(made, data)
  return { store: openStore(data), seededIn }
}

/** The store of a file that must hold something. */
function openWhole(data: string): Store {
  const store = openStore(data)
  if (store.meta('format') !== undefined) return store
  store.close()
  throw new StoreProblem('damaged', 'the database has lost what was in it')
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
