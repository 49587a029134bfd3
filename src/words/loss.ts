import type { Recoverable } from '~/fleet/outage'
import { formatDuration } from '~/lib/format'

/** How much is lost, as exactly as it is known. */
export function lossText({ loss, atMost }: Pick<Recoverable, 'loss' | 'atMost'>): string {
  if (loss === undefined) return 'unknown'
  return `${atMost ? 'at most ' : ''}${formatDuration(loss)}`
}
