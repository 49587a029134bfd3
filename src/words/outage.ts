import type { Cloud } from '~/api/clouds'
import { providerName } from '~/backup/clouds'
import { copySupport } from '~/backup/service-types'
import type { FleetService } from '~/fleet/fleet-service'
import type { Down } from '~/fleet/down'
import type { LossReason, Recoverable, UnknownReason } from '~/fleet/outage'
import type { Weakened } from '~/fleet/weakened'
import { formatDuration } from '~/lib/format'
import { continentName, placeName } from './place'
import { serviceTypeName } from './service'

/** What is down, for running text: `Frankfurt, Germany`, `all of Amazon Web Services`, `Europe`. */
export function downName({ kind, name }: Down, clouds: readonly Cloud[]): string {
  if (kind === 'region') return placeName(name, clouds)
  return kind === 'provider' ? `all of ${providerName(name, clouds)}` : continentName(name)
}

/** Why nothing of a service can be restored: all that could have saved it, and did not. */
export function lossWords(why: LossReason, service: FleetService): string {
  const { type, plan, cloud, locations } = service
  const primary = locations.primary.cloud
  const secondary = locations.secondary?.cloud
  const words: Record<LossReason, string> = {
    'no-copy': 'No secondary backup location: there is no copy',
    'not-supported':
      copySupport(type) === 'in doubt'
        ? `No secondary backup location; Aiven’s documentation disagrees on whether ${serviceTypeName(type)} supports one`
        : `${serviceTypeName(type)} does not support a secondary backup location`,
    'copy-in-same-region': `Its copies are in ${secondary}, the region it runs in`,
    'copy-down-too': `Its copies are in ${secondary}, which is down too`,
    'copy-unknown-and-down': `Whether ${secondary} holds copies is unknown, and it is down too`,
    'never-copied': `${secondary} is set, but holds no copy yet`,
    'type-without-forks': `Aiven cannot fork ${serviceTypeName(type)}`,
    'plan-without-forks': `Services on the plan ${plan} cannot be forked`,
  }
  const forks = why !== 'type-without-forks' && why !== 'plan-without-forks'
  // Were they not down too, it would be recovered from them.
  return forks && primary !== undefined && primary !== cloud
    ? `${words[why]}; its primary backups are in ${primary}, which is down too`
    : words[why]
}

/** What of a service's cloud is unknown, so that nobody can say whether it is down. */
export function unplacedWords(cloud: string, down: Down, clouds: readonly Cloud[]): string {
  return `Whether ${cloud} ${isInWords(down, clouds)} is unknown`
}

/** What a cloud would have to be to be down: of the two, either may be the one without a known place. */
function isInWords({ kind, name }: Down, clouds: readonly Cloud[]): string {
  if (kind === 'region') return `is in one place with ${name}`
  return kind === 'provider'
    ? `belongs to ${providerName(name, clouds)}`
    : `is in ${continentName(name)}`
}

/** Why nobody can say what becomes of a service. */
export function unknownWords(
  why: UnknownReason,
  { type, locations }: FleetService,
  down: Down,
  clouds: readonly Cloud[],
): string {
  const primary = locations.primary.cloud
  const secondary = locations.secondary?.cloud
  const words: Record<UnknownReason, string> = {
    'primary-not-reported': 'None of its backups says where it is',
    'backups-not-reported': 'Aiven does not list this service’s backups',
    'window-without-backups': `Aiven reports a recovery window in ${secondary} but lists no backup there`,
    'primary-place-unknown': unplacedWords(
      `${primary}, which holds its primary backups,`,
      down,
      clouds,
    ),
    'copy-place-unknown': unplacedWords(`${secondary}, which holds its copies,`, down, clouds),
    'unknown-type': `Offsite does not know the service type ${serviceTypeName(type)}`,
  }
  return words[why]
}

/** What a service elsewhere loses, and what it can still be restored from. */
export function weakenedWords({ service, losesCopy, losesPrimary, left }: Weakened): {
  gone: string
  left: string
} {
  const primary = service.locations.primary.cloud
  const secondary = service.locations.secondary?.cloud
  const gone = [
    ...(losesCopy ? [`its copies in ${secondary}`] : []),
    ...(losesCopy === undefined
      ? [`any copies in ${secondary} (whether there are any is unknown)`]
      : []),
    ...(losesPrimary ? [`its primary backups in ${primary}`] : []),
  ].join(' and ')
  const words: Record<Weakened['left'], string> = {
    primary: `Its primary backups in ${primary}`,
    secondary: `Its copies in ${secondary}`,
    'type-without-forks': `Nothing: Aiven cannot fork ${serviceTypeName(service.type)}`,
    'plan-without-forks': `Nothing: services on the plan ${service.plan} cannot be forked`,
    nothing: 'Nothing',
    unknown: 'Unknown',
  }
  return { gone: gone.charAt(0).toUpperCase() + gone.slice(1), left: words[left] }
}

/** What a service is searched by. */
export function serviceText(row: FleetService): string {
  const { project, service, type, plan, cloud, locations } = row
  const secondary = locations.secondary?.cloud ?? ''
  return [service, project, serviceTypeName(type), plan, cloud, secondary].join(' ')
}

/** How much is lost, as exactly as it is known. */
export function lossText({ loss, atMost }: Pick<Recoverable, 'loss' | 'atMost'>): string {
  if (loss === undefined) return 'unknown'
  return `${atMost ? 'at most ' : ''}${formatDuration(loss)}`
}

/** That a location gets nothing new, and why; Aiven's own words for the reason, if it gives one. */
export function pauseText(reason: string | undefined): string {
  return `Copying is paused: ${reason === undefined ? 'Aiven gives no reason' : `“${reason}”`}`
}
