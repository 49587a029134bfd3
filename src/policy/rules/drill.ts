import { ageAt } from '~/backup/location'
import { findServiceType } from '~/backup/service-types'
import { formatDay, formatDuration } from '~/lib/format'
import { DRILL_RESULT_WORDS } from '~/words/drill'
import type { Demand } from '../demands'
import type { Judgement, Subject } from './subject'

/** Whether a restore drill passed that is not too long ago. */
export function judgeDrill(subject: Subject, { limit }: Demand): Judgement | undefined {
  const { service, drills, now } = subject
  if (findServiceType(service.type)?.restore === 'no-forks') return undefined
  const [last] = drills.toSorted((a, b) => b.at - a.at)
  if (!last) {
    return {
      outcome: 'unknown',
      found:
        'No restore drill with a result is known. Its result is kept on its fork and is deleted with it, so whether there was one is unknown.',
    }
  }
  const day = formatDay(new Date(last.at).toISOString(), 'utc')
  const age = ageAt(last.at, now)
  if (age === undefined) {
    const found = `The result of the last restore drill is of ${day}, which is in the future: the clocks disagree.`
    return { outcome: 'unknown', found }
  }
  const came = DRILL_RESULT_WORDS[last.result].label.toLowerCase()
  if (last.result === 'failed') {
    return { outcome: 'broken', found: `The last restore drill ${came} on ${day}.`, since: last.at }
  }
  const found = `The last restore drill ${came} on ${day}, ${formatDuration(age, 1)} ago`
  const asked = `the limit is ${formatDuration(limit, 1)}`
  return age <= limit
    ? { outcome: 'holds', found: `${found}: ${asked}.` }
    : { outcome: 'broken', found: `${found}: ${asked}.`, since: last.at + limit * 1000 }
}
