import type { Cloud } from '~/api/clouds-shape'
import { NEAR_KM } from '~/backup/placement'
import { readPlacement } from '~/backup/placement'
import { checkResidency, isAllowed } from '~/backup/residency'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { resourceType } from '~/equivalents/terraform'
import { updateEquivalents } from '~/equivalents/update'
import { proposeRegion } from '~/fleet/proposal'
import type { Demand } from '~/policy/demands'
import type { Outcome } from '~/policy/finding'
import type { FindRemedy } from '~/policy/judge-service'
import type { RuleName } from '~/policy/policy'
import type { Subject } from '~/policy/rules/subject'

type Remedy = ReturnType<FindRemedy>

/** What a remedy depends on beside the service. */
interface RemedyTerms {
  /** Of the API, without a slash at the end. */
  apiUrl: string
  /** All that is asked of the service: a region that is proposed meets it. */
  demands: readonly Demand[]
}

/**
 * What to do about rules that do not hold: words, and the avn command where one does it.
 * @param apiUrl of the API, as commands name it
 */
export function remediesAt(apiUrl: string): FindRemedy {
  const url = apiUrl.replace(/\/+$/, '')
  return (demand, outcome, subject, demands) =>
    findRemedy(demand, outcome, subject, { apiUrl: url, demands })
}

function findRemedy(
  demand: Demand,
  outcome: Outcome,
  subject: Subject,
  terms: RemedyTerms,
): Remedy {
  const { protection, untold, clouds, refusal } = subject
  if (demand.rule === 'protected' && refusal?.outcome === outcome) return forRefusal(subject, terms)
  if (untold && untold.size > 0) return UNTIL_APPLY
  if (outcome === 'unknown' && clouds.length === 0 && AMONG_CLOUDS.has(demand.rule)) {
    return untold
      ? ADD_UPSTREAM
      : { remedy: 'Check again: the list of regions could not be loaded' }
  }
  switch (demand.rule) {
    case 'protected':
      return forProtection(subject, terms)
    case 'rpo':
      return protection.region === undefined
        ? withRegion('Add a secondary backup location', subject, terms)
        : { remedy: BEHIND }
    case 'distance':
      return withRegion('Choose a secondary backup location that is farther away', subject, terms)
    case 'residency':
      return forResidency(demand, subject, terms)
    case 'drill':
      return {
        remedy:
          'Make a restore drill on the service’s page in Offsite (Backups, Restore drill), record its result, and keep its fork or its downloaded record (--drill-records)',
      }
  }
}

/** What is judged by where Aiven's regions are. */
const AMONG_CLOUDS: ReadonlySet<RuleName> = new Set(['distance', 'residency'])

const ADD_UPSTREAM: Remedy = {
  remedy: 'Add --upstream https://api.aiven.io: its list of regions is public and needs no token',
}

const BEHIND =
  'Look at the replication lag on the service’s page in Offsite (Backups); ask Aiven’s support if copies do not catch up'

function forProtection(subject: Subject, terms: RemedyTerms): Remedy {
  const { state, cause } = subject.protection
  if (cause === 'plan-without-forks') {
    return { remedy: 'Choose a plan whose services can be forked' }
  }
  switch (state) {
    case 'not-protected':
      return withRegion('Add a secondary backup location', subject, terms)
    case 'paused':
      return { remedy: 'Ask Aiven’s support why copying is paused' }
    case 'waiting':
      return { remedy: 'Wait for the next backup and its copy, then check again' }
    case 'behind':
      return { remedy: BEHIND }
    default:
      return cause === 'window-forbidden'
        ? { remedy: 'Use a token with the permission service:configuration:write' }
        : { remedy: 'Check again; if it stays unknown, look at the service at Aiven' }
  }
}

/** What Aiven would refuse at the apply. */
function forRefusal(subject: Subject, terms: RemedyTerms): Remedy {
  return subject.refusal?.outcome === 'broken'
    ? withRegion('Set one secondary backup location of the service’s provider', subject, terms)
    : { remedy: 'Correct its name, or check the service after the apply' }
}

const UNTIL_APPLY: Remedy = {
  remedy: 'Write the values out in the configuration, or check the services after the apply',
}

function forResidency({ residency }: Demand, subject: Subject, terms: RemedyTerms): Remedy {
  if (!residency) return {}
  const { service, clouds } = subject
  const placement = readPlacement(service.cloud, service.locations)
  const { outside } = checkResidency(placement, residency, clouds)
  if (outside.length === 0) {
    return { remedy: 'Find out where Aiven keeps it, or name its region in the policy' }
  }
  if (outside.every((cloud) => placement.former?.includes(cloud))) {
    return { remedy: 'Ask Aiven’s support to remove the copies in the region that was left' }
  }
  return outside.every((cloud) => cloud === placement.secondary)
    ? withRegion('Choose a secondary backup location that is allowed', subject, terms)
    : {
        remedy:
          'Move the service to an allowed region, or change the policy. Primary backups stay where the service was created (Aiven docs)',
      }
}

/** The region that Offsite would propose, with the command that sets it. */
function withRegion(words: string, subject: Subject, terms: RemedyTerms): Remedy {
  const { service, clouds, untold } = subject
  const primary = service.locations.primary.cloud
  const farKm = terms.demands.find(({ rule }) => rule === 'distance')?.limit
  const propose = (among: readonly Cloud[]) =>
    proposeRegion(
      { type: service.type, cloud: service.cloud, primary },
      { clouds: among, farKm: farKm ?? NEAR_KM },
    )
  if (clouds.length === 0) return { remedy: words }
  const proposal = propose(
    clouds.filter(({ cloud_name: name }) => isAllowedByAll(name, subject, terms)),
  )
  if ('refusal' in proposal) {
    const among = propose(clouds)
    const why =
      'refusal' in among ? among.refusal : 'The policy allows no other region of this provider'
    return { remedy: `${words} (${why})` }
  }
  const { region, distanceKm } = proposal
  if (farKm !== undefined && (distanceKm ?? 0) < farKm) {
    return { remedy: `${words} (No region that the policy allows is far enough)` }
  }
  const patch = { [BACKUP_REGIONS_OPTION]: [region] }
  if (untold) {
    const block = `${service.type}_user_config`
    return {
      remedy: `${words}: in ${block} of the ${resourceType(service.type)}`,
      command: `${BACKUP_REGIONS_OPTION} = ["${region}"]`,
    }
  }
  const [avn] = updateEquivalents({
    apiUrl: terms.apiUrl,
    project: service.project,
    serviceName: service.service,
    serviceType: service.type,
    state: service.state,
    plan: service.plan,
    patch,
  })
  return { remedy: words, ...(avn?.text ? { command: avn.text.replaceAll(/ \\\n\s+/g, ' ') } : {}) }
}

/** Whether all rules on residency allow a region. */
function isAllowedByAll(cloud: string, { clouds }: Subject, { demands }: RemedyTerms): boolean {
  return demands.every(
    ({ residency }) => !residency || isAllowed(residency, cloud, clouds) === true,
  )
}
