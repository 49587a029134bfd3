import type { Cloud } from '~/api/clouds-shape'
import { findCloud } from '~/backup/clouds'
import { copyDistance, outsideResidency, placementWarnings } from '~/backup/placement'
import type { Demand, Places } from '../demands'
import { untoldWords, type Judgement, type Subject } from './subject'

/** Whether the copies are far enough from the service and from its primary backups. */
export function judgeDistance(subject: Subject, { limit }: Demand): Judgement | undefined {
  const { service, clouds, untold } = subject
  if (untold?.has('region')) return unknownUntilApply(['region'])
  const placement = placementOf(subject)
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
export function judgeResidency(subject: Subject, { places }: Demand): Judgement | undefined {
  if (!places) return undefined
  const { clouds, untold } = subject
  const policy = { allowed: allowedPlaces(places, clouds), source: 'file' as const }
  const placement = placementOf(subject)
  const outside = outsideResidency(placement, policy, clouds)
  const isDescribed = (cloud: string) => findCloud(cloud, clouds)?.geo_region != null
  const needsList = places.continents !== undefined || places.countries !== undefined
  const doubtful = needsList ? outside.filter((cloud) => !isDescribed(cloud)) : []
  const broken = outside.filter((cloud) => !doubtful.includes(cloud) && cloud !== '')
  const allowed = Object.values(places).flat().join(', ')
  if (broken.length > 0) {
    return {
      outcome: 'broken',
      found: `${whatIsIn(subject, broken)}: only ${allowed} may be used.`,
    }
  }
  const open = [...(untold ?? [])].filter((one) => one !== 'plan')
  if (open.length > 0) return unknownUntilApply(open)
  if (doubtful.length > 0) {
    const found = `Where ${doubtful.join(' and ')} is, is unknown: ${noPositions(clouds)}.`
    return { outcome: 'unknown', found }
  }
  return { outcome: 'holds', found: `The service and its backups are in ${allowed}.` }
}

/** The policy's places as the console's rules read them: of a country, all regions that are there. */
export function allowedPlaces(places: Places, clouds: readonly Cloud[]): string[] {
  const inCountry = clouds.filter((cloud) =>
    places.countries?.some((country) => isDescribedBy(cloud, country)),
  )
  return [
    ...(places.continents ?? []),
    ...(places.clouds ?? []),
    ...inCountry.map(({ cloud_name: name }) => name),
  ]
}

/**
 * Whether Aiven's description of a cloud names a country. The country is its first or second part:
 * `Europe, Germany - …`, `United States, Ohio - …`.
 */
function isDescribedBy({ cloud_description: text }: Cloud, country: string): boolean {
  const parts = (text ?? '').split(' - ')[0]?.split(',') ?? []
  return parts.some((part) => part.trim().toLowerCase() === country.trim().toLowerCase())
}

/** Aiven names of the places of a service. */
export function placementOf({ service }: Pick<Subject, 'service'>) {
  const { primary, secondary } = service.locations
  return { serviceCloud: service.cloud, primary: primary.cloud, secondary: secondary?.cloud }
}

function whatIsIn(subject: Subject, clouds: readonly string[]): string {
  const { serviceCloud, primary, secondary } = placementOf(subject)
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
  return `${km.toLocaleString('en')} km`
}
