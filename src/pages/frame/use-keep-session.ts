import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keepSession } from '~/api/session'

/** The shortest time between two reports of use, in milliseconds: far more often than a session may be idle. */
const TELL_EVERY = 5 * 60_000

/**
 * Keeps the session while somebody uses the page. Polls are no use: a page left open ends its
 * session, and with it what a passer-by could do.
 * @param active whether there is a session to keep
 */
export function useKeepSession(active: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!active) return undefined
    let lastSent = Date.now()
    const use = () => {
      if (Date.now() - lastSent < TELL_EVERY) return
      lastSent = Date.now()
      void keepSession(client)
    }
    const options = { capture: true, passive: true }
    document.addEventListener('pointerdown', use, options)
    document.addEventListener('keydown', use, options)
    return () => {
      document.removeEventListener('pointerdown', use, options)
      document.removeEventListener('keydown', use, options)
    }
  }, [active, client])
}
