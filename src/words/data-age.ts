import { newestAtRequest } from '~/backup/drill-course'
import type { DataAge } from '~/backup/lineage'
import { formatDuration } from '~/lib/format'
import { parseInstant } from '~/lib/wall-time'

/** A part of a sentence: words, a moment in milliseconds since 1970 UTC, or a name as it is. */
export type Part = string | { at: number } | { name: string }

/**
 * What data a fork was asked to hold: one sentence for the screen and for paper. The latest data is
 * never told as being as new as the request, which it may be days older than.
 * @param asOf undefined where the fork does not tell
 * @param requestedAt ISO 8601 UTC: when the fork was created
 */
export function dataAgeParts(asOf: DataAge | undefined, requestedAt: string): Part[] {
  switch (asOf?.kind) {
    case undefined:
      return ['Unknown']
    case 'backup':
      return ['The backup ', { name: asOf.name }]
    case 'time': {
      const at = parseInstant(asOf.target)
      return [at === undefined ? { name: asOf.target } : { at }]
    }
    case 'latest':
      return latestParts(newestAtRequest(asOf.newest, requestedAt), Date.parse(requestedAt))
  }
}

function latestParts(newest: number | undefined, requested: number): Part[] {
  const latest = ['The latest data, requested at ', { at: requested }]
  if (newest === undefined) return [...latest, '; how new the data was is not recorded']
  if (newest === requested) return [...latest, '; a restore up to that moment was possible']
  const older = formatDuration((requested - newest) / 1000)
  return [
    ...latest,
    '; the newest recovery point known then was ',
    { at: newest },
    `, ${older} older`,
  ]
}
