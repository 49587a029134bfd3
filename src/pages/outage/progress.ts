import { formatNumber } from '~/lib/format'
import type { FailureReason, StepState } from './use-recovery'

/** How far a recovery is, in numbers of forks. */
export interface Progress {
  /** Asked for, by whomever. */
  asked: number
  running: number
  /** There, and not running yet. */
  underWay: number
  /** Not sent yet, or without an answer yet. */
  waiting: number
  refused: number
  /** No clear answer came, and they are not there. */
  unanswered: number
  /** The session had ended. */
  signedOut: number
  inDoubt: number
  /** There since before this outage: they are no part of it. */
  older: number
}

/** Counts how the forks stand. */
export function countProgress(states: readonly StepState[]): Progress {
  const number = (matches: (state: StepState) => boolean) => states.filter(matches).length
  const failed = (why: FailureReason) =>
    number((state) => state.kind === 'failed' && state.why === why)
  const running = number((state) => state.kind === 'there' && state.state === 'RUNNING')
  const there = number(({ kind }) => kind === 'there' || kind === 'created')
  return {
    asked: number(({ kind }) => kind !== 'not-started' && kind !== 'older'),
    running,
    underWay: there - running,
    waiting: number(({ kind }) => kind === 'waiting' || kind === 'sending'),
    refused: failed('refused'),
    unanswered: failed('unanswered'),
    signedOut: failed('signed-out'),
    inDoubt: number(({ kind }) => kind === 'in-doubt'),
    older: number(({ kind }) => kind === 'older'),
  }
}

/** The same in words; what is nought is left out. */
export function progressWords(progress: Progress): string {
  const parts: [number, string][] = [
    [progress.underWay, 'rebuilding'],
    [progress.waiting, 'pending'],
    [progress.refused, 'refused'],
    [progress.unanswered, 'without a clear response'],
    [progress.signedOut, 'not sent: sign in again'],
    [progress.inDoubt, 'unknown'],
    [progress.older, 'older, not counted'],
  ]
  return [
    `${formatNumber(progress.running)} of ${formatNumber(progress.asked)} running`,
    ...parts.flatMap(([number, words]) => (number > 0 ? [`${formatNumber(number)} ${words}`] : [])),
  ].join(', ')
}
