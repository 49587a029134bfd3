import { readDrill, type Drill } from '~/backup/drill'
import { findServiceType } from '~/backup/service-types'
import type { FleetService } from '~/fleet/fleet-service'
import { formatDay, formatDuration } from '~/lib/format'
import type { Demand } from '../demands'
import type { Judgement, Subject } from './subject'

/** Whether a restore drill passed that is not too long ago. */
export function judgeDrill(subject: Subject, { limit }: Demand): Judgement | undefined {
  const { service, drills, now } = subject
  if (findServiceType(service.type)?.restore === 'no-forks') return undefined
  const done = drills
    .flatMap((fork) => readFork(fork) ?? [])
    .flatMap(({ result, resultAt, requestedAt }) => {
      const at = Date.parse(resultAt ?? requestedAt)
      return result === undefined || Number.isNaN(at) ? [] : [{ result, at }]
    })
    .toSorted((a, b) => b.at - a.at)
  const [last] = done
  if (!last) {
    return {
      outcome: 'unknown',
      found:
        'No restore drill with a result is at Aiven. Its result is kept on its fork and is deleted with it, so whether there was one is unknown.',
    }
  }
  const day = formatDay(new Date(last.at).toISOString(), 'utc')
  if (last.result === 'failed') {
    return { outcome: 'broken', found: `The last restore drill failed on ${day}.`, since: last.at }
  }
  const age = Math.max(0, (now - last.at) / 1000)
  const found = `The last restore drill passed on ${day}, ${formatDuration(age, 1)} ago`
  const asked = `${formatDuration(limit, 1)} are allowed`
  return age <= limit
    ? { outcome: 'holds', found: `${found}: ${asked}.` }
    : { outcome: 'broken', found: `${found}: ${asked}.`, since: last.at + limit * 1000 }
}

/** The drill that a fork is. Whether it was forked from where its tags say was judged when it was read. */
function readFork({ service, project, created, tags }: FleetService): Drill | undefined {
  const pairs = tags.map((tag) => /^((?:offsite:)?[^:]*):(.*)$/s.exec(tag)?.slice(1) ?? [tag, ''])
  return readDrill(
    {
      service_name: service,
      create_time: created,
      user_config: {},
      tags: Object.fromEntries(pairs) as Record<string, string>,
    },
    project,
  )
}
