import { formatNumber } from '~/lib/format'
import type { Cloud } from '~/api/clouds'
import { findProvider } from '~/backup/clouds'
import { copyDistance } from '~/backup/placement'
import { findConflict, findRefusal, regionChoices } from '~/backup/region-choices'
import { isAllowed, policyWords, residencyAdvice, type ResidencyPolicy } from '~/backup/residency'
import { copySupport } from '~/backup/service-types'

/** What a proposal is made for. */
export interface ProposalService {
  type: string
  cloud: string
  /** Where the primary backups are; the service's cloud where no backup tells. */
  primary?: string | undefined
  /** Aiven's word, such as `RUNNING`. */
  state?: string | undefined
  /** The second region that is set already. */
  region?: string | undefined
}

interface Terms {
  /** The clouds that the project may use. */
  clouds: readonly Cloud[]
  policy?: ResidencyPolicy | undefined
  /** How far the copies should be from the service and its primary backups, in kilometres. */
  farKm: number
}

/** A region for the copies of a service's backups, or why there is none. */
export type Proposal =
  { region: string; distanceKm?: number; advice?: string } | { refusal: string }

/**
 * Proposes where the copies of a service's backups go: a region that the project and its policy
 * allow, of the same provider, the nearest of those that are far enough. Where none is, the farthest.
 * @param service the service as it is
 * @param terms what a region must meet
 */
export function proposeRegion(service: ProposalService, terms: Terms): Proposal {
  const blocked = cannotHaveOne(service)
  if (blocked !== undefined) return { refusal: blocked }
  const { clouds, policy, farKm } = terms
  const { cloud, primary = cloud } = service
  const unplaced = [cloud, primary].find((name) => findProvider(name, clouds) === undefined)
  if (unplaced !== undefined) {
    return { refusal: `The provider of ${unplaced} is unknown: choose a region yourself` }
  }
  const source = { serviceCloud: cloud, primaryCloud: primary }
  const conflict = findConflict(source, clouds)
  if (conflict !== undefined) return { refusal: conflict }
  const possible = regionChoices(clouds, source).filter(({ refusal }) => refusal === undefined)
  if (possible.length === 0) {
    return { refusal: 'The project cannot use any other region of this provider' }
  }
  const distanceTo = (name: string) =>
    copyDistance({ serviceCloud: cloud, primary, secondary: name }, clouds)
  const candidates = possible
    .filter(({ name }) => !policy || isAllowed(policy, name, clouds) === true)
    .map(({ name }) => ({ name, km: distanceTo(name) }))
  const far = candidates.find(({ km }) => km !== undefined && km >= farKm)
  // Nearest first as given: the last one whose distance is known is the farthest.
  const chosen = far ?? candidates.findLast(({ km }) => km !== undefined) ?? candidates[0]
  if (!chosen) {
    const places = policy ? policyWords(policy) : ''
    return { refusal: `The policy allows no region of this provider: ${places}` }
  }
  return judged(chosen.name, service, terms)
}

/**
 * Judges a region that a person chose for a service.
 * @param region an Aiven cloud name
 * @returns the region with advice against it where there is some, or why it will be refused
 */
export function judgeRegion(region: string, service: ProposalService, terms: Terms): Proposal {
  const { clouds } = terms
  const { cloud, primary = cloud } = service
  const refusal =
    cannotHaveOne(service) ??
    findRefusal(region, { serviceCloud: cloud, primaryCloud: primary }, clouds)
  if (refusal !== undefined) return { refusal }
  if (clouds.length > 0 && !clouds.some(({ cloud_name: name }) => name === region)) {
    return { refusal: `The project cannot use ${region}` }
  }
  return judged(region, service, terms)
}

function judged(
  region: string,
  { cloud, primary = cloud, state }: ProposalService,
  { clouds, policy, farKm }: Terms,
): Proposal {
  const km = copyDistance({ serviceCloud: cloud, primary, secondary: region }, clouds)
  const advice = [
    policy && residencyAdvice(policy, isAllowed(policy, region, clouds)),
    km !== undefined && km < farKm
      ? `Only ${formatNumber(km)} km away, nearer than ${formatNumber(farKm)} km`
      : undefined,
    state === 'POWEROFF'
      ? 'Powered off: copies start after the first backup once it runs again'
      : undefined,
  ].filter((text) => text !== undefined)
  return {
    region,
    ...(km === undefined ? {} : { distanceKm: km }),
    ...(advice.length === 0 ? {} : { advice: advice.join('. ') }),
  }
}

function cannotHaveOne({ type, region }: ProposalService): string | undefined {
  if (region !== undefined) return `Already has a secondary backup location: ${region}`
  switch (copySupport(type)) {
    case 'yes':
      return undefined
    case 'no':
      return 'This service type does not support a secondary backup location'
    case 'in doubt':
      return 'Aiven’s documentation disagrees on whether this type supports it: try it on the service itself'
    case 'unknown':
      return 'Offsite does not know this service type: try it on the service itself'
  }
}
