import type { Cloud } from '~/api/clouds'
import { placeOf } from '~/backup/clouds'
import { supportOf } from '~/backup/support'
import type { Down, LossReason, OutageService, UnknownReason } from '~/fleet/outage'
import { serviceTypeName } from './service'

/** A cloud by its place, or by its name where Aiven does not list it. */
export function placeName(cloud: string, clouds: readonly Cloud[]): string {
  const known = clouds.find(({ cloud_name: name }) => name === cloud)
  if (!known) return cloud
  const { place, country } = placeOf(known)
  return [place, country].filter(Boolean).join(', ')
}

/** What is down, for running text: `Frankfurt, Germany`, `all of Amazon Web Services`, `Europe`. */
export function downName({ kind, name }: Down, clouds: readonly Cloud[]): string {
  if (kind === 'region') return placeName(name, clouds)
  return kind === 'provider' ? `all of ${providerName(name, clouds)}` : continentName(name)
}

export function providerName(provider: string, clouds: readonly Cloud[]): string {
  return clouds.find((cloud) => cloud.provider === provider)?.provider_description ?? provider
}

/** Aiven writes continents in lower case. */
export function continentName(continent: string): string {
  return continent.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())
}

/** Why nothing of a service can be restored. */
export function lossWords(why: LossReason, { type, plan, secondary }: OutageService): string {
  const words: Record<LossReason, string> = {
    'no-copy': 'No second region is set: there is no copy',
    'not-supported':
      supportOf(type) === 'schema-only'
        ? `No second region is set; Aiven’s pages disagree on whether ${serviceTypeName(type)} can have one`
        : `Aiven offers no copies in another region for ${serviceTypeName(type)}`,
    'copy-in-same-region': `Its copies are in ${secondary}, the region it runs in`,
    'copy-down-too': `Its copies are in ${secondary}, which is down too`,
    'never-copied': `${secondary} is set, but no copy has been seen there yet`,
    'type-without-forks': `Aiven has no forks of ${serviceTypeName(type)}`,
    'plan-without-forks': `Aiven does not fork services on the plan ${plan}`,
  }
  return words[why]
}

/** Why nobody can say what becomes of a service. */
export function unknownWords(why: UnknownReason, { primary, secondary }: OutageService): string {
  const words: Record<UnknownReason, string> = {
    'primary-not-told': 'None of its backups tells where it is',
    'backups-not-told': 'Aiven does not list its backups',
    'primary-place-unknown': `Nobody can say where ${primary} is, which holds its primary backups`,
    'copy-place-unknown': `Nobody can say where ${secondary} is, which holds its copies`,
  }
  return words[why]
}

/** What a service is searched by. */
export function serviceText(service: OutageService): string {
  const { project, name, type, plan, cloud, secondary = '' } = service
  return [name, project, serviceTypeName(type), plan, cloud, secondary].join(' ')
}
