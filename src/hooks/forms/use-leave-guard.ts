import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'

interface LeaveGuard {
  /** Leaving would lose something. */
  guarded: boolean
  /** A change of search params counts as leaving too, as for a dialog that the URL opens. */
  bySearch?: boolean
  /** Where the form has a step before this one: the browser's Back goes there, and asks nothing. */
  stepBack?: (() => void) | undefined
}

interface Question {
  stay: () => void
  leave: () => void
}

/**
 * Asks before a form is left: another page of the console, or another site.
 * @returns how to answer while it is being asked, undefined otherwise
 */
export function useLeaveGuard({ guarded, bySearch = false, stepBack }: LeaveGuard) {
  const [question, setQuestion] = useState<Question>()
  useBlocker({
    shouldBlockFn: ({ current, next, action }) => {
      if (!guarded || (!bySearch && current.pathname === next.pathname)) return false
      if (action === 'BACK' && stepBack) {
        stepBack()
        return true
      }
      return new Promise((resolve) => {
        const answer = (block: boolean) => () => {
          setQuestion(undefined)
          resolve(block)
        }
        setQuestion({ stay: answer(true), leave: answer(false) })
      })
    },
    enableBeforeUnload: () => guarded,
  })
  return question
}
