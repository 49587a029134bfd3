import {
  protectedShare,
  sumTimes,
  type Breach,
  type HistoryKind,
  type ServiceHistory,
} from '~/fleet/history'
import { count, formatDuration, formatNumber, formatRounded } from '~/lib/format'

/** What a time was, in a word, and the colour that it has in a strip. */
export const HISTORY_WORDS: Record<HistoryKind, { label: string; colour: string }> = {
  protected: { label: 'Protected', colour: 'var(--success-dot)' },
  waiting: { label: 'Waiting for first copy', colour: 'var(--info-dot)' },
  breach: { label: 'Breach', colour: 'var(--danger-dot)' },
  unknown: { label: 'Unknown', colour: 'var(--neutral-dot)' },
  'not-watched': { label: 'Not watched', colour: 'var(--neutral-soft)' },
}

/**
 * A share in words, never better than it is: only all is 100 %, and only nothing is 0 %.
 * @param share 0 to 1; undefined where nothing was watched
 */
export function shareWords(share: number | undefined): string {
  if (share === undefined) return 'unknown'
  if (share > 0 && share < 0.001) return `less than ${formatNumber(0.1, 1)} %`
  return `${formatRounded(Math.floor(Number((share * 1000).toFixed(6))) / 10, 1)} %`
}

/**
 * What nobody knows of a breach's length: `of which 4 days 23 h not watched`.
 * @returns undefined where somebody looked all the time, but for moments
 */
export function unwatchedWords({ unwatched }: Breach): string | undefined {
  return unwatched < 60 ? undefined : `of which ${formatDuration(unwatched)} not watched`
}

/** How many breaches there were, and how long the longest is: `3 breaches, the longest 7 h`. */
export function breachWords(histories: readonly ServiceHistory[]): string {
  const breaches = histories.flatMap((one) => one.breaches)
  const [first, ...others] = breaches
  if (!first) return 'no breach'
  // One at a time: a fleet's breaches are more than a call takes arguments.
  const longest = others.reduce((most, one) => (one.seconds > most.seconds ? one : most), first)
  const length = [formatDuration(longest.seconds), unwatchedWords(longest)]
    .filter((part) => part !== undefined)
    .join(', ')
  return others.length === 0
    ? `1 breach of ${length}`
    : `${count(breaches.length, 'breach', 'breaches')}, the longest ${length}`
}

/** The part of a period that must have been watched for a share of it to say anything. */
const LEAST_WATCHED = 0.01

/**
 * A period in a sentence: `Protected 99.2 % of the last 90 days; 3 breaches, the longest 7 h`.
 * @param days the period
 * @param watchedSeconds for how long somebody was looking in it
 */
export function historyWords(
  histories: readonly ServiceHistory[],
  days: number,
  watchedSeconds: number,
): string {
  const share = protectedShare(sumTimes(histories))
  if (share === undefined || watchedSeconds < 60) {
    return `Watched for less than a minute in the last ${days} days; ${breachWords(histories)}`
  }
  if (watchedSeconds < days * 86_400 * LEAST_WATCHED) {
    return `Watched for ${formatDuration(watchedSeconds)} of the last ${days} days, too little for a percentage; ${breachWords(histories)}`
  }
  // A few minutes without a look do not matter in a sentence.
  const period =
    watchedSeconds > days * 86_400 * 0.999
      ? `the last ${days} days`
      : `the ${formatDuration(watchedSeconds)} watched in the last ${days} days`
  return `Protected ${shareWords(share)} of ${period}; ${breachWords(histories)}`
}
