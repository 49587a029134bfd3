/** Milliseconds of work at a time: browsers call up to 50 idle, which can be felt. */
const SLICE = 8

/**
 * Runs a task part by part while the browser has nothing else to do.
 * @param parts the task: each step is a part
 * @returns a function that ends it early
 */
export function whenIdle(parts: Generator<void>): () => void {
  const run = (left = Infinity) => {
    const end = performance.now() + Math.min(SLICE, left)
    do if (parts.next().done) return
    while (performance.now() < end)
    next()
  }
  // Safari has no requestIdleCallback.
  const next = () => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback((deadline) => run(deadline.timeRemaining()))
    } else {
      setTimeout(() => run(), 50)
    }
  }
  next()
  return () => void parts.return(undefined)
}
