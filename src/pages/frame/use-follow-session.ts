import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { checkSession, followSignOut } from '~/api/session'

/**
 * Follows what happens to the session elsewhere: signing out in one tab is heard by all, and a page
 * that the browser kept for its "back" is not seen before the session was checked.
 */
export function useFollowSession(): void {
  const client = useQueryClient()
  useEffect(() => {
    const onPageHide = ({ persisted }: PageTransitionEvent) => {
      // What the browser keeps, and shows first, is this page as it is now.
      if (persisted) document.body.hidden = true
    }
    const onPageShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void checkSession(client).finally(() => (document.body.hidden = false))
    }
    addEventListener('pagehide', onPageHide)
    addEventListener('pageshow', onPageShow)
    const unfollow = followSignOut(client)
    return () => {
      removeEventListener('pagehide', onPageHide)
      removeEventListener('pageshow', onPageShow)
      unfollow()
    }
  }, [client])
}
