import { findServiceType } from '~/backup/service-types'
import { markHidden } from '~/lib/hidden-characters'
import type { ServicePlan } from '~/api/plans'
import type { Service } from '~/api/services'
import type { Vpc } from '~/api/vpcs'
import { ageAt, findDoubt, isAhead, UP_TO_NOW, type LocationDoubt } from '~/backup/location'
import { isUpToNow, windowEnd } from '~/backup/restorable'
import type { ForkDisk } from '~/backup/disk'
import { BACKUPS_NOT_LISTED, type Version } from '~/backup/restore'
import type { ForkSource } from './sources'
import { formatDuration, formatSecond } from '~/lib/format'
import { addedDiskText, diskFitText } from '~/words/disk'
import { CLOCKS_DISAGREE, WHEN_OFF, WINDOW_WITHOUT_BACKUPS } from '~/words/protection'
import { isOffered } from './fork-draft'

/** What a person must know before creating a fork. */
export interface Check {
  /** `mind`: it may bite. `unknown`: nobody can tell beforehand. */
  kind: 'good' | 'mind' | 'unknown' | 'note'
  text: string
}

interface Choices {
  service: Service
  source: ForkSource
  cloud: string
  plan: string
  /** Undefined while a moment is still to be entered. */
  version: Version | undefined
  plans: readonly ServicePlan[] | undefined
  disk: ForkDisk
  /** Undefined where they may not be read. */
  vpcs: readonly Vpc[] | undefined
  now: number
  /** An IANA name, for the times that are shown. */
  zone: string
}

/** A moment this close to the start of the window may leave it soon, in milliseconds. */
const NEAR_START = 24 * 3_600_000

/** What is known beforehand of a fork, what may bite first. */
export function forkChecks(choices: Choices): Check[] {
  const order = { mind: 0, unknown: 1, good: 2, note: 3 }
  const checks = [
    planCheck(choices),
    ...diskChecks(choices),
    vpcCheck(choices),
    ...sourceChecks(choices),
    dataCheck(choices),
    ...startNote(choices),
    ...alwaysTrue(choices),
  ]
  return checks.toSorted((a, b) => order[a.kind] - order[b.kind])
}

function planCheck({ plans, plan, cloud, source, service }: Choices): Check {
  const known = plans?.find(({ service_plan: name }) => name === plan)
  const offered = known && isOffered(known, cloud, plans)
  if (offered === undefined) {
    return {
      kind: 'unknown',
      text: `Whether the plan ${plan} is offered in ${cloud} is unknown: Aiven will say when you create the fork.`,
    }
  }
  if (!offered) return { kind: 'mind', text: `The plan ${plan} is not offered in ${cloud}.` }
  // Aiven's own console keeps the plan when it restores a secondary backup.
  if (source.kind === 'secondary' && plan !== service.plan) {
    return {
      kind: 'unknown',
      text: `The plan ${plan} is offered in ${cloud}. Aiven’s documentation restores the secondary location with the plan of the source, ${service.plan}: whether it accepts another is unknown.`,
    }
  }
  return { kind: 'good', text: `The plan ${plan} is offered in ${cloud}.` }
}

const DISK_KINDS: Record<ForkDisk['fit'], Check['kind']> = {
  fits: 'good',
  tight: 'mind',
  'too-small': 'mind',
  'in-doubt': 'unknown',
  unknown: 'unknown',
}

function diskChecks({ disk, service, plan }: Choices): Check[] {
  const names = { service: service.service_name, type: service.service_type, plan }
  const added = addedDiskText(disk, names)
  return [
    { kind: DISK_KINDS[disk.fit], text: diskFitText(disk, names) },
    ...(added === undefined
      ? []
      : [{ kind: disk.overCapMb === undefined ? 'note' : 'mind', text: added } as const]),
  ]
}

function vpcCheck({ vpcs, cloud, service }: Choices): Check {
  if (!vpcs) {
    return {
      kind: 'unknown',
      text: `Whether this project has a private network (VPC) in ${cloud} is not visible to you. If it has, the fork joins it.`,
    }
  }
  const vpc = vpcs.find(({ cloud_name: name }) => name === cloud)
  if (vpc) {
    const network = vpc.network_cidr ? `, ${vpc.network_cidr}` : ''
    return {
      kind: 'mind',
      text: `The fork joins this project’s VPC in ${cloud}${network}: it is reachable only from there.`,
    }
  }
  return service.project_vpc_id
    ? {
        kind: 'mind',
        text: `${service.service_name} is in a VPC, and this project has none in ${cloud}: the fork will be on the public network.`,
      }
    : { kind: 'good', text: `No VPC in ${cloud}: the fork is on the public network.` }
}

function sourceChecks({ service, source, now }: Choices): Check[] {
  const checks: Check[] = []
  const doubt = findDoubt(source)
  if (doubt) checks.push({ kind: 'mind', text: DOUBT_WORDS[doubt] })
  if (isAhead(source, now)) checks.push({ kind: 'mind', text: CLOCKS_DISAGREE })
  if (source.paused) {
    const { reason } = source.paused
    checks.push({
      kind: 'mind',
      text: `The copying to ${source.cloud} is paused${reason === undefined ? '' : ` (“${markHidden(reason)}”)`}: nothing newer arrives there.`,
    })
  }
  if (service.state === 'POWEROFF') {
    checks.push({
      kind: 'unknown',
      text: `${service.service_name} is powered off. Aiven does not document whether it can be forked in this state.`,
    })
  }
  if (findServiceType(service.service_type)?.restoreLimit === 'daily-snapshots') {
    checks.push({
      kind: 'mind',
      text: 'Aiven’s documentation restores OpenSearch from daily backups, and from hourly ones of the day before. Single sign-on is not copied.',
    })
  }
  return checks
}

const DOUBT_WORDS: Record<LocationDoubt, string> = {
  'backups-not-reported': BACKUPS_NOT_LISTED,
  'window-without-backups': `${WINDOW_WITHOUT_BACKUPS} The restore may fail.`,
}

function dataCheck({ service, source, version, now, zone }: Choices): Check {
  const newer = `Later writes to ${service.service_name} are not included.`
  if (version?.kind === 'time') {
    return {
      kind: 'note',
      text: `The data is as of ${formatSecond(version.target, zone)}. ${newer}`,
    }
  }
  if (version?.kind === 'backup') {
    const backup = source.backups.find(({ backup_name: name }) => name === version.name)
    const when = backup ? formatSecond(Date.parse(backup.backup_time), zone) : 'that backup'
    return { kind: 'note', text: `The data is as of ${when}. ${newer}` }
  }
  if (version === undefined) return { kind: 'note', text: newer }
  const newest = newestMoment(source, now)
  const age = newest === undefined || isAhead(source, now) ? undefined : ageAt(newest, now)
  const known =
    source.window?.to === UP_TO_NOW
      ? `up to ${isUpToNow(source) ? 'about now' : WHEN_OFF}`
      : newest === undefined || age === undefined
        ? 'its age is unknown'
        : `the newest known data is from ${formatSecond(newest, zone)}, ${formatDuration(age)} ago`
  return {
    kind: 'note',
    text: `Aiven chooses the latest data when it starts: ${known}. ${newer}`,
  }
}

/** The newest moment that a source is known to hold, in milliseconds since 1970 UTC. */
export function newestMoment(source: ForkSource, now: number): number | undefined {
  if (source.window) return windowEnd(source.window, now)
  const time = Date.parse(source.backups[0]?.backup_time ?? '')
  return Number.isNaN(time) ? undefined : time
}

function startNote({ source: { window }, version }: Choices): Check[] {
  if (version?.kind !== 'time' || !window) return []
  const distance = version.target - window.from
  if (distance < 0 || distance > NEAR_START) return []
  return [
    {
      kind: 'mind',
      text: `The moment is ${formatDuration(distance / 1000)} from the start of the window, which moves on as old backups expire. It is checked again when you create the fork.`,
    },
  ]
}

function alwaysTrue({ service, source, cloud }: Choices): Check[] {
  const secondary = source.kind === 'secondary'
  return [
    {
      kind: 'note',
      text: `The fork makes its own backups, in ${cloud}. ${
        secondary
          ? 'They have no copy elsewhere until you add a secondary backup location to the fork.'
          : 'Aiven does not document whether the secondary backup location carries over: check the fork afterwards.'
      }`,
    },
    {
      kind: 'note',
      text: `Its host name and connection details are new: applications go on using ${service.service_name} until you point them to the fork.`,
    },
    {
      kind: 'note',
      text: `Configuration, databases and users are copied. Whether passwords stay the same is not documented: read them on the fork’s page.`,
    },
    { kind: 'note', text: 'Service integrations are not copied.' },
    {
      kind: 'note',
      text: 'The fork is a separate service: you are billed until you delete it.',
    },
  ]
}
