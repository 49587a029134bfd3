import type { Cloud } from '~/api/clouds-shape'
import { copyDistance, placementWarnings, readPlacement, type Placement } from '~/backup/placement'
import { checkResidency, policyWords } from '~/backup/residency'
import { formatNumber } from '~/lib/format'
import type { Demand } from '../demands'
import { untoldWords, type Judgement, type Subject } from './subject'

/** Whether the copies are far enough from the service and from its primary backups. */
export function judgeDistance(subject: Subject, { limit }: Demand): Judgement | undefined {
  const { service, clouds, untold } = subject
  if (untold?.has('region')) return unknownUntilApply(['region'])
  const placement = readPlacement(service.cloud, service.locations)
  const { secondary } = placement
  if (secondary === undefined) return undefined
  const km = copyDistance(placement, clouds)
  const nearby = ['copy-where-the-primary-is', 'copy-where-the-service-runs', 'copy-too-near']
  const isNear = placementWarnings(placement, clouds, { nearKm: limit }).some((warning) =>
    nearby.includes(warning),
  )
  if (isNear) {
    const found = `The copies in ${secondary} are ${formatKm(km ?? 0)} from the service or its primary backups: ${formatKm(limit)} are required.`
    return { outcome: 'broken', found }
  }
  if (untold?.has('cloud')) return unknownUntilApply(['cloud'])
  if (placement.primaryUnknown) return PRIMARY_UNKNOWN
  const places = [...new Set([service.cloud, placement.primary ?? service.cloud])]
  const unmeasured = places.filter(
    (place) => copyDistance({ serviceCloud: place, secondary }, clouds) === undefined,
  )
  if (km === undefined || unmeasured.length > 0) {
    const found = `How far ${secondary} is from ${unmeasured.join(' and ')} is unknown: ${noPositions(clouds)}.`
    return { outcome: 'unknown', found }
  }
  return {
    outcome: 'holds',
    found: `The copies in ${secondary} are ${formatKm(km)} away: ${formatKm(limit)} are required.`,
  }
}

/** Whether the service, its backups and their copies are where they may be. */
export function judgeResidency(subject: Subject, { residency }: Demand): Judgement | undefined {
  if (!residency) return undefined
  const { service, clouds, untold } = subject
  const placement = readPlacement(service.cloud, service.locations)
  const { outside, doubtful, primaryUnknown } = checkResidency(placement, residency, clouds)
  const allowed = policyWords(residency)
  if (outside.length > 0) {
    const found = `${whatIsIn(placement, outside)}: only ${allowed} is allowed.`
    return { outcome: 'broken', found }
  }
  const open = [...(untold ?? [])].filter((one) => one !== 'plan')
  if (open.length > 0) return unknownUntilApply(open)
  if (doubtful.length > 0) {
    const found = `Whether ${doubtful.join(' and ')} is in ${allowed} is unknown: ${noPositions(clouds)}.`
    return { outcome: 'unknown', found }
  }
  if (primaryUnknown) return PRIMARY_UNKNOWN
  return { outcome: 'holds', found: `The service and its backups are in ${allowed}.` }
}

const PRIMARY_UNKNOWN: Judgement = {
  outcome: 'unknown',
  found: 'Where its primary backups are is unknown: Aiven lists no backup that says it.',
}

function whatIsIn(
  { serviceCloud, primary, secondary, former = [] }: Placement,
  clouds: readonly string[],
): string {
  const parts = [
    ['The service runs in', serviceCloud],
    ['Its primary backup location is', primary],
    ['Its secondary backup location is', secondary],
    ...former.map((cloud) => ['Copies are still listed in', cloud]),
  ].filter(([, cloud]) => cloud !== undefined && clouds.includes(cloud))
  return parts.map((part) => part.join(' ')).join('. ')
}

function noPositions(clouds: readonly Cloud[]): string {
  return clouds.length === 0
    ? 'Aiven’s list of regions was not loaded'
    : 'Aiven’s list of regions does not tell'
}

function unknownUntilApply(untold: Parameters<typeof untoldWords>[0]): Judgement {
  const verb = untold.length === 1 ? 'is' : 'are'
  return {
    outcome: 'unknown',
    found: `Until the plan is applied, ${untoldWords(untold)} ${verb} unknown.`,
  }
}

function formatKm(km: number): string {
  return `${formatNumber(km)} km`
}
