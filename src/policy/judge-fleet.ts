import type { Cloud } from '~/api/clouds-shape'
import { judgeProtection } from '~/backup/protection'
import { applyReports, type CoverageRow, type ReportLookup } from '~/fleet/coverage'
import { fleetKey } from '~/fleet/fleet-key'
import type { FleetService } from '~/fleet/fleet-service'
import { demandsOn, type Demand, type Matched } from './demands'
import { drillsOfForks, type PastDrill } from './drills'
import type { Finding } from './finding'
import { judgeService, type FindRemedy } from './judge-service'
import type { Policy } from './policy'
import type { Subject } from './rules/subject'

/** A reading of the fleet, with all that a policy judges it by. */
export interface ReadFleet {
  /** As the lists of the projects tell them; forks for a while may be among them. */
  listed: readonly FleetService[]
  /** The services to protect, as the console judges them with their reports. */
  rows: readonly CoverageRow[]
  /** By `fleetKey`: see `applyReports`. */
  reports: ReadonlyMap<string, ReportLookup>
  clouds: readonly Cloud[]
  /** The forks that are there, and drills that are known otherwise. */
  forks: readonly FleetService[]
  drills?: readonly PastDrill[]
  /** Milliseconds since 1970 UTC, by the API's clock. */
  now: number
}

/**
 * Judges services by a policy, as the console does and within the policy's RPO.
 * @param findRemedy see `judgeService`
 * @returns judges one of the rows: undefined where no rule is for it
 */
export function fleetJudge(
  { listed, reports, clouds, forks, drills: known = [], now }: Omit<ReadFleet, 'rows'>,
  policy: Policy,
  findRemedy?: FindRemedy,
): (row: CoverageRow) => Finding[] | undefined {
  const asListed = new Map(listed.map((service) => [fleetKey(service), service]))
  const drills = bySource([...drillsOfForks(forks), ...known])
  return (row) => {
    const { service, protection, key } = row
    const demands = demandsOn(toMatched(service), policy)
    if (!demands) return undefined
    const subject: Subject = {
      service,
      protection,
      protectionWithin: (rpo) => {
        const strict = withRpo(asListed.get(key) ?? service, rpo)
        const judgedSo = {
          ...row,
          service: strict,
          protection: judgeProtection(strict, now, { clouds }),
        }
        return applyReports([judgedSo], reports, { now, clouds })[0]?.protection ?? protection
      },
      drills: drills.get(key) ?? [],
      clouds,
      now,
    }
    const { project, service: name } = service
    return judgeService(subject, demands, findRemedy).map((finding) => ({
      project,
      service: name,
      ...finding,
    }))
  }
}

/**
 * Judges each service that a rule is for.
 * @param findRemedy see `judgeService`
 * @returns what was found, of how many services, and how many no rule is for
 */
export function judgeFleet(
  fleet: ReadFleet,
  policy: Policy,
  findRemedy?: FindRemedy,
): { findings: Finding[]; judged: number; uncovered: number } {
  const found = fleet.rows.map(fleetJudge(fleet, policy, findRemedy))
  const judged = found.filter((one) => one !== undefined)
  return {
    findings: judged.flat(),
    judged: judged.length,
    uncovered: found.length - judged.length,
  }
}

/**
 * A service as somebody judges it who asks for the policy's RPO.
 * @returns undefined where the policy asks for none
 */
export function withPolicyRpo(service: FleetService, policy: Policy): FleetService | undefined {
  const rpo = demandsOn(toMatched(service), policy)?.find(isRpo)
  return rpo && withRpo(service, rpo.limit)
}

function isRpo({ rule }: Demand): boolean {
  return rule === 'rpo'
}

/** What tells which rules are for a service that is there. */
export function toMatched({ project, service, type, tags }: FleetService): Matched {
  return { project, service, type, tags, moreTags: false }
}

/** The service as if somebody had chosen this RPO for it, in seconds. */
function withRpo(service: FleetService, seconds: number): FleetService {
  return { ...service, objective: { seconds, source: 'what-if' } }
}

/** By the key of the service that was restored. */
function bySource(drills: readonly PastDrill[]): ReadonlyMap<string, readonly PastDrill[]> {
  const groups = new Map<string, PastDrill[]>()
  for (const drill of drills) groups.set(drill.source, [...(groups.get(drill.source) ?? []), drill])
  return groups
}
