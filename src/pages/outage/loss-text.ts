import type { Recoverable } from '../../backup/outage'
import { formatDuration } from '../../components/format'

/** How much is lost, as exactly as it is known. */
export function lossText({ loss, atMost }: Pick<Recoverable, 'loss' | 'atMost'>): string {
  if (loss === undefined) return 'unknown'
  return `${atMost ? 'at most ' : ''}${formatDuration(loss)}`
}
