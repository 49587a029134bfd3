/** How long a part may take where the browser does not tell when it is idle, in milliseconds. */
const SLICE = 4

/**
 * Runs a task part by part while the browser has nothing else to do.
 * @param parts the task: each step is a part
 * @returns a function that ends it early
 */
export function whenIdle(parts: Generator<void>): () => void {
  const run = (left: () => number) => {
    while (left() > 0) if (parts.next().done) return
    next()
  }
  // Safari has no requestIdleCallback.
  const next = () => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback((deadline) => run(() => deadline.timeRemaining()))
    } else {
      setTimeout(() => {
        const end = performance.now() + SLICE
        run(() => end - performance.now())
      }, 50)
    }
  }
  next()
  return () => void parts.return(undefined)
}
