import { useBlocker } from '@tanstack/react-router'

interface LeaveGuard {
  /** Leaving would lose something. */
  guarded: boolean
  /** A change of search params counts as leaving too, as for a dialog that the URL opens. */
  bySearch?: boolean
}

/**
 * Asks before a form is left: another page of the console, or another site.
 * @returns how to answer while it is being asked, undefined otherwise
 */
export function useLeaveGuard({ guarded, bySearch = false }: LeaveGuard) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      guarded && (bySearch || current.pathname !== next.pathname),
    enableBeforeUnload: () => guarded,
    withResolver: true,
  })
  return blocker.status === 'blocked' ? { stay: blocker.reset, leave: blocker.proceed } : undefined
}
