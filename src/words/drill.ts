import type { DrillResult } from '~/backup/drill'
import type { TimeToRunning } from '~/backup/drill-course'
import { formatDuration } from '~/lib/format'
import type { Tone } from '~/ui/Chip'

/** What came of a restore drill. */
export const DRILL_RESULT_WORDS: Record<DrillResult, { label: string; tone: Tone }> = {
  passed: { label: 'Passed', tone: 'success' },
  remarks: { label: 'Passed with issues', tone: 'warning' },
  failed: { label: 'Failed', tone: 'danger' },
}

/** Of a drill of which a watcher has seen no result. */
export const DRILL_UNSEEN = 'Deleted before its result was seen'

/**
 * How long a drill took from the request to running, never more exact than it is known.
 * @param time undefined while nobody has seen it running
 */
export function timeToRunningText(time: TimeToRunning | undefined): string | undefined {
  if (!time) return undefined
  const { atLeast, atMost } = time
  if (atLeast === 0) return `at most ${exact(atMost)}`
  const [least, most] = [exact(atLeast), exact(atMost)]
  return least === most ? `about ${most}` : `between ${least} and ${most}`
}

/** Up to an hour with the seconds: they are what two drills differ by. */
function exact(seconds: number): string {
  if (seconds < 60 || seconds >= 3600) return formatDuration(seconds)
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`
}
