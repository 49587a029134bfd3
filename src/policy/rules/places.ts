import type { Cloud } from '~/api/clouds-shape'
import { findCloud, findProvider } from '~/backup/clouds'
import { countriesIn, findCountry } from '~/backup/countries'
import { copyDistance, placementWarnings } from '~/backup/placement'
import { outsideResidency, policyWords, type ResidencyPolicy } from '~/backup/residency'
import { formatNumber } from '~/lib/format'
import type { Demand } from '../demands'
import { untoldWords, type Judgement, type Subject } from './subject'

/** Whether the copies are far enough from the service and from its primary backups. */
export function judgeDistance(subject: Subject, { limit }: Demand): Judgement | undefined {
  const { service, clouds, untold } = subject
  if (untold?.has('region')) return unknownUntilApply(['region'])
  const placement = readPlacement(subject)
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
  const { clouds, untold } = subject
  const outside = outsideResidency(readPlacement(subject), residency, clouds).filter(Boolean)
  const [doubtful, broken] = partition(outside, (cloud) => isDoubtful(cloud, residency, clouds))
  const allowed = policyWords(residency)
  if (broken.length > 0) {
    return { outcome: 'broken', found: `${whatIsIn(subject, broken)}: only ${allowed} is allowed.` }
  }
  const open = [...(untold ?? [])].filter((one) => one !== 'plan')
  if (open.length > 0) return unknownUntilApply(open)
  if (doubtful.length > 0) {
    const found = `Whether ${doubtful.join(' and ')} is in ${allowed} is unknown: ${noPositions(clouds)}.`
    return { outcome: 'unknown', found }
  }
  return { outcome: 'holds', found: `The service and its backups are in ${allowed}.` }
}

/** Whether a region could be allowed, if more were known of it: its continent or its country. */
function isDoubtful(name: string, { allowed }: ResidencyPolicy, clouds: readonly Cloud[]): boolean {
  const cloud = findCloud(name, clouds)
  const [countries, others] = partition(allowed, (place) => countriesIn(place) !== undefined)
  const continents = others.filter(
    (place) => !place.includes('*') && findProvider(place, clouds) === undefined,
  )
  return (
    (countries.length > 0 && !(cloud && findCountry(cloud))) ||
    (continents.length > 0 && cloud?.geo_region == null)
  )
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}

/** Aiven names of the places of a service. */
export function readPlacement({ service }: Pick<Subject, 'service'>) {
  const { primary, secondary } = service.locations
  return { serviceCloud: service.cloud, primary: primary.cloud, secondary: secondary?.cloud }
}

function whatIsIn(subject: Subject, clouds: readonly string[]): string {
  const { serviceCloud, primary, secondary } = readPlacement(subject)
  const parts = [
    ['The service runs in', serviceCloud],
    ['Its primary backup location is', primary],
    ['Its secondary backup location is', secondary],
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
