import type { BackupReport } from '~/api/backups'
import type { NewService } from '~/api/create-service'
import type { ServicePlan } from '~/api/plans'
import type { Service } from '~/api/services'
import { drillTags } from '~/backup/drill-course'
import { findServiceType } from '~/backup/service-types'
import { diskRefusal } from '~/words/disk'
import { serviceTypeName } from '~/words/service'
import { CLOUD_NAME, nameProblem } from '~/backup/names'
import { UP_TO_NOW, type LocationKind, type RecoveryWindow } from '~/backup/location'
import { checkTarget, windowEnd } from '~/backup/restorable'
import { canForkTo } from '~/backup/fork-plans'
import { forkOptions, type RestoreWays, type Version } from '~/backup/restore'
import { readDisk } from './disk'
import { forkSources, type ForkSource } from './sources'
import { formatSecond } from '~/lib/format'
import { enteredMoment, type MomentDraft } from './moment'

/** What has been entered in the dialog. */
export interface ForkDraft {
  location: LocationKind
  version: Version['kind']
  moment: MomentDraft
  /** Whether the moment could be restored when it was entered: if not any more, the window has moved. */
  wasInside: boolean
  backup: string
  name: string
  plan: string
  /** Where a fork of the primary backups is to run. */
  cloud: string
  copyTags: boolean
  /** It is made to rehearse a restore. */
  drill: boolean
}

/** What the draft is judged by; all of it may change while the dialog is open. */
export interface Circumstances {
  service: Service
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
  ways: RestoreWays
  /** An IANA name. */
  zone: string
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
  /** Names that are known to be in use. */
  names: ReadonlySet<string>
  /** Undefined where they are unknown. */
  plans: readonly ServicePlan[] | undefined
}

/** The parts of the form that a problem can be about, in the order in which they stand. */
export const FIELDS = ['location', 'target', 'backup', 'name', 'plan', 'cloud'] as const
export type ForkField = (typeof FIELDS)[number]

type ForkProblems = Partial<Record<ForkField, string>>

/**
 * The draft that the dialog opens with.
 * @param location asked for by a link; one that can be used is taken otherwise
 * @param drill whether a link asks for a restore drill: of the copies, where they can be used, as the
 *   loss of a region is what it rehearses
 */
export function newDraft(
  service: Service,
  report: BackupReport | undefined,
  location: LocationKind | undefined,
  drill = false,
): ForkDraft {
  const { primary, secondary } = forkSources(service, report)
  const usable = [primary, secondary].filter(({ refusal }) => refusal === undefined)
  const wanted = location ?? (drill ? 'secondary' : 'primary')
  const asked = usable.find(({ kind }) => kind === wanted) ?? usable[0] ?? primary
  const own = service.cloud_name
  return {
    location: asked.kind,
    version: 'latest',
    moment: { date: '', time: '' },
    wasInside: false,
    backup: '',
    name: '',
    plan: service.plan,
    cloud: own === secondary.cloud ? (primary.cloud ?? '') : own,
    copyTags: false,
    drill,
  }
}

/** Where the fork will run. From the secondary location there is no choice (Aiven docs). */
export function chooseCloud(draft: ForkDraft, source: ForkSource): string {
  return draft.location === 'secondary' ? (source.cloud ?? '') : draft.cloud
}

/** What speaks against sending the draft, by the part of the form it is about. */
export function forkProblems(draft: ForkDraft, at: Circumstances): ForkProblems {
  const sources = forkSources(at.service, at.report)
  const source = sources[draft.location]
  const problems: { [field in ForkField]: string | undefined } = {
    location: source.refusal,
    target: draft.version === 'time' ? targetProblem(draft, source, at) : undefined,
    backup:
      draft.version === 'backup' && !source.backups.some((b) => b.backup_name === draft.backup)
        ? draft.backup === ''
          ? 'Choose a backup'
          : 'This backup is no longer listed in this location: choose another one'
        : undefined,
    name: nameProblem(draft.name, at.names),
    plan: planProblem(draft, source, at),
    cloud: draft.location === 'primary' ? cloudProblem(draft.cloud, sources.secondary) : undefined,
  }
  return Object.fromEntries(Object.entries(problems).filter(([, text]) => text !== undefined))
}

/** The field of the first problem, from above. */
export function firstProblem(problems: ForkProblems): ForkField | undefined {
  return FIELDS.find((field) => field in problems)
}

/** Whether the moment that is entered can be restored now. */
export function isInside(
  { location, moment }: Pick<ForkDraft, 'location' | 'moment'>,
  { service, report, zone, now }: Circumstances,
): boolean {
  const { window } = forkSources(service, report)[location]
  const entered = enteredMoment(moment, zone)
  return (
    window !== undefined &&
    entered.kind === 'moment' &&
    checkTarget(entered.instant, window, now) === 'inside'
  )
}

/** What is wrong with the moment; never silent where the form could not be sent with it. */
function targetProblem(
  { moment, wasInside }: ForkDraft,
  { window, cloud }: ForkSource,
  { zone, now }: Circumstances,
): string | undefined {
  const entered = enteredMoment(moment, zone)
  if (entered.kind === 'incomplete') {
    return moment.date === '' ? 'Choose a day' : 'Enter a time of day, such as 09:30:00'
  }
  if (entered.kind === 'twice') return 'This time occurs twice: choose which one you mean'
  if (entered.kind === 'skipped') {
    const { from, to } = entered.gap
    return `This time does not exist: on ${from.date} the clocks go from ${from.time} straight to ${to.time}`
  }
  if (!window) return 'Aiven reports no recovery window for this location'
  const place = checkTarget(entered.instant, window, now)
  if (place === 'inside') return undefined
  const moved = wasInside && place === 'before' ? 'The window has moved on. ' : ''
  const where = cloud === undefined ? 'here' : `in ${cloud}`
  return `${moved}${place === 'before' ? 'Too early' : 'Too late'}: data ${where} can be restored ${describeSpan(window, now, zone)}`
}

/** Both bounds of a window, in words. */
export function describeSpan(window: RecoveryWindow, now: number, zone: string): string {
  const end = formatSecond(windowEnd(window, now), zone)
  return `from ${formatSecond(window.from, zone)} to ${window.to === UP_TO_NOW ? `now (${end})` : end}`
}

function planProblem(draft: ForkDraft, source: ForkSource, at: Circumstances): string | undefined {
  const { plan } = draft
  const cloud = chooseCloud(draft, source)
  if (plan === '') return 'Enter a plan'
  const known = at.plans?.find(({ service_plan: name }) => name === plan)
  const { service_type: type, node_count: nodes } = at.service
  if (!canForkTo(type, plan)) return `A fork cannot be on the plan ${plan}: choose another one`
  if (known && isOffered(known, cloud, at.plans) === false) {
    return `The plan ${plan} is not offered in ${cloud}: choose another one`
  }
  const version = readVersion(draft, at.zone)
  const tooSmall = diskRefusal(readDisk({ plan, cloud }, { ...at, source, version }), {
    service: at.service.service_name,
    type,
    plan,
  })
  if (tooSmall !== undefined) return `${tooSmall} Choose a larger plan`
  if (!known) return undefined
  const fewer = (known.node_count ?? Infinity) < (nodes ?? 0)
  return fewer && findServiceType(type)?.forksToFewerNodes === false
    ? `${serviceTypeName(type)} cannot be forked to fewer nodes than the ${nodes} of ${at.service.service_name}`
    : undefined
}

/**
 * Whether a plan is offered in a cloud.
 * @returns undefined where the plans tell nothing of that cloud at all: it may be one that they leave out
 */
export function isOffered(
  plan: ServicePlan,
  cloud: string,
  plans: readonly ServicePlan[] = [],
): boolean | undefined {
  if (plan.regions && cloud in plan.regions) return true
  return plans.some(({ regions }) => regions && cloud in regions) ? false : undefined
}

function cloudProblem(cloud: string, secondary: ForkSource): string | undefined {
  if (!CLOUD_NAME.test(cloud)) return 'Choose a cloud from the list or type its full name'
  return cloud === secondary.cloud
    ? `A fork in ${cloud} restores the secondary location: choose it above or choose another cloud`
    : undefined
}

/** What the draft asks for of Aiven; undefined where a moment is still to be entered. */
export function readVersion(draft: ForkDraft, zone: string): Version | undefined {
  if (draft.version === 'latest') return { kind: 'latest' }
  if (draft.version === 'backup') {
    return draft.backup === '' ? undefined : { kind: 'backup', name: draft.backup }
  }
  const entered = enteredMoment(draft.moment, zone)
  return entered.kind === 'moment' ? { kind: 'time', target: entered.instant } : undefined
}

/** The request that makes the fork. */
export function forkRequest(
  draft: ForkDraft,
  { service, report, plans }: Pick<Circumstances, 'service' | 'report' | 'plans'>,
  project: string,
  version: Version,
): NewService {
  const source = forkSources(service, report)[draft.location]
  const target = { plan: draft.plan, cloud: chooseCloud(draft, source) }
  const { askMb } = readDisk(target, { service, plans, source, version })
  return {
    service_name: draft.name,
    service_type: service.service_type,
    ...target,
    ...(askMb === undefined ? {} : { disk_space_mb: askMb }),
    user_config: forkOptions({ project, service: service.service_name }, project, version),
    ...(draft.copyTags ? { copy_tags: true } : {}),
    ...(draft.drill
      ? { tags: drillTags(draft.name, service.service_name, source, version.kind === 'latest') }
      : {}),
  }
}
