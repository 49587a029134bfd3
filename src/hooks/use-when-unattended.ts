import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { sessionQuery } from '~/api/session'

/** How long a tab may be hidden, in milliseconds, before whoever comes back may be another person. */
const HIDDEN_FOR = 5 * 60_000

/**
 * Calls a function when what is secret should go from the screen: the session ends, the tab is
 * hidden for long, or the browser keeps the page for its "back".
 */
export function useWhenUnattended(forget: () => void): void {
  const signedIn = useQuery(sessionQuery).data?.signed_in === true
  const leave = useEffectEvent(forget)

  useEffect(() => {
    if (!signedIn) leave()
  }, [signedIn])

  useEffect(() => {
    let hiddenAt: number | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const onVisibility = () => {
      clearTimeout(timer)
      if (document.visibilityState === 'hidden') {
        hiddenAt = Date.now()
        timer = setTimeout(leave, HIDDEN_FOR)
        return
      }
      // A machine that slept has run no timer.
      if (hiddenAt !== undefined && Date.now() - hiddenAt >= HIDDEN_FOR) leave()
      hiddenAt = undefined
    }
    const onPageHide = () => leave()
    document.addEventListener('visibilitychange', onVisibility)
    addEventListener('pagehide', onPageHide)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      removeEventListener('pagehide', onPageHide)
    }
  }, [])
}
