import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false

/** Whether the page is being printed; drawn at once, as the browser prints what is there. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribeToPrinting, () => printing)
}

function subscribeToPrinting(listener: () => void) {
  const set = (value: boolean) => () => {
    printing = value
    flushSync(listener)
  }
  const start = set(true)
  const end = set(false)
  window.addEventListener('beforeprint', start)
  window.addEventListener('afterprint', end)
  return () => {
    window.removeEventListener('beforeprint', start)
    window.removeEventListener('afterprint', end)
  }
}
