/** How often one address may be read in a row: pages that open it, people who press Refresh. */
const BURST = 20

/** Milliseconds between two reads from then on: half of the fastest poll. */
const REFILL = 5000

interface Turns {
  left: number
  /** When `left` was counted, by the page's own clock, in milliseconds. */
  at: number
}

const turns = new Map<string, Turns>()

/** With more addresses than this all are forgotten: a fleet is read once each, and that is no loop. */
const MOST_ADDRESSES = 1000

/** Starts anew, for tests. */
export function resetPace(): void {
  turns.clear()
}

/**
 * Waits until an address may be read again. Whatever goes wrong in a page, it cannot ask the API
 * without end: its first reads go at once, the rest one at a time.
 * @param path the address with its query
 * @param signal ends the waiting
 * @throws what the signal was aborted with
 */
export async function takeTurn(path: string, signal: AbortSignal | undefined): Promise<void> {
  const now = performance.now()
  const before = turns.get(path) ?? { left: BURST, at: now }
  const left = Math.min(BURST, before.left + (now - before.at) / REFILL) - 1
  if (turns.size >= MOST_ADDRESSES) turns.clear()
  turns.set(path, { left, at: now })
  if (left < 0) await wait(-left * REFILL, signal)
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
