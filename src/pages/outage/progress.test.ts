import { expect, it } from 'vitest'
import { countProgress, progressWords } from './progress'
import type { FailureReason } from './use-recovery'

const failed = (why: FailureReason) => ({ kind: 'failed', why, error: new Error('no') }) as const

it('what was refused, what without a clear response and what was not sent are counted apart', () => {
  const states = [
    failed('refused'),
    failed('unanswered'),
    failed('unanswered'),
    failed('signed-out'),
    { kind: 'not-started' } as const,
    { kind: 'older', state: 'RUNNING', since: '2026-01-01T00:00:00Z' } as const,
  ]
  expect(progressWords(countProgress(states))).toBe(
    '0 of 4 running, 1 refused, 2 without a clear response, 1 not sent: sign in again, 1 older, not counted',
  )
})
