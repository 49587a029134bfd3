import type { Cloud } from '~/api/clouds'
import { providerOf } from '~/backup/clouds'
import { forkRefusal, restoreWays, type Location } from '~/backup/restore'
import { hasPointInTime, supportOf } from '~/backup/support'

/** What is supposed to be down: one region, all of a provider, or all regions of a continent. */
export interface Down {
  kind: 'region' | 'provider' | 'continent'
  /** An Aiven cloud name, a provider's code or Aiven's `geo_region`. */
  name: string
}

/** What must be known of a service to tell what an outage does to it. */
export interface OutageService {
  project: string
  name: string
  type: string
  plan: string
  /** Aiven's word, such as `RUNNING`. */
  state: string
  /** Where it runs: an Aiven cloud name. */
  cloud: string
  /** ISO 8601 UTC. */
  created: string
  /** How many backups Aiven lists; undefined where it does not say. */
  backups: number | undefined
  /** Where the primary backups are; undefined where no backup tells. Never inferred from `cloud`. */
  primary: string | undefined
  /** ISO 8601 UTC: the newest moment that the primary backups are known to hold. */
  primaryPoint: string | undefined
  /** The region that is set for the copies. */
  secondary: string | undefined
  /** The copy that was seen in that region. */
  copy: Copy | undefined
  /** Bytes of the newest backup. */
  bytes: number | undefined
  /** What it was forked from, where it says so. */
  source: { project: string; service: string } | undefined
  tags: Readonly<Record<string, string | null | undefined>>
}

interface Copy {
  /** ISO 8601 UTC: the newest moment that it is known to hold; undefined where its time is not told. */
  point: string | undefined
  /** The recovery window was read: the point is its end, not the time of the last backup. */
  exact: boolean
  /** Copying is paused: it grows older. */
  paused: boolean
  /** Aiven's own words. */
  pauseReason: string | undefined
}

/** Why nothing of a service can be restored while this is down. */
export type LossReason =
  /** No second region is set, though the type offers it. */
  | 'no-copy'
  /** The type does not offer copies in another region. */
  | 'not-supported'
  /** The copies are in the very region that the service runs in. */
  | 'copy-in-same-region'
  /** The region of the copies is down as well. */
  | 'copy-down-too'
  /** A region is set and no copy in it has been seen. */
  | 'never-copied'
  /** Aiven makes no forks of this type. */
  | 'type-without-forks'
  /** Aiven makes no forks of services on this plan. */
  | 'plan-without-forks'

/** What is not told, so that nobody can say what becomes of a service. */
export type UnknownReason =
  'primary-not-told' | 'primary-place-unknown' | 'copy-place-unknown' | 'backups-not-told'

/** A way to get a service back. */
export interface Recoverable {
  kind: 'recoverable'
  /** Which backups a fork is made from. */
  from: Location
  /** The region that holds them, and where the fork is created. */
  cloud: string
  /** ISO 8601 UTC: the newest moment that is known to be there. */
  point: string | undefined
  /** Seconds of changes that are gone if it happens now; undefined where it is not known. */
  loss: number | undefined
  /** Less may be lost: log files that are stored after the last backup are not told of. */
  atMost: boolean
  /** The copying is paused, so this is older than it should be; Aiven's reason, if it gives one. */
  paused: { reason: string | undefined } | undefined
}

export type Fate =
  Recoverable | { kind: 'lost'; why: LossReason } | { kind: 'unknown'; why: UnknownReason }

/** A service in what is down. */
export interface Struck<F extends Fate = Fate> {
  service: OutageService
  fate: F
}

/** A service elsewhere, which runs on, with fewer backups. */
export interface Weakened {
  service: OutageService
  /** The region set for its copies is down. */
  losesCopy: boolean
  /** Its primary backups are in what is down: they stay where it was created (Aiven docs). */
  losesPrimary: boolean
  /** What it can still be restored from. */
  left: Location | 'nothing' | 'unknown'
}

export interface Outage {
  /** In what is down, by project and name. */
  struck: Struck[]
  /** Elsewhere, with something lost. */
  weakened: Weakened[]
  /** Nobody can say whether their cloud is in what is down. */
  unplaced: OutageService[]
  totals: OutageTotals
}

export interface OutageTotals {
  struck: number
  recoverable: number
  /** Recoverable, from copies that are paused. */
  paused: number
  lost: number
  unknown: number
  /** Seconds: the greatest loss among the recoverable, as far as known. */
  worstLoss: number | undefined
  /** Recoverable, without a known loss. */
  unknownLoss: number
  losingCopy: number
  losingPrimary: number
}

/** Tells of a cloud whether it is down; undefined where that cannot be said. */
export type IsDown = (cloud: string) => boolean | undefined

/**
 * Which clouds are down. A cloud that Aiven does not list has a provider by its name and no continent.
 * @param down what is down
 * @param clouds the known clouds
 */
export function isDownOf(down: Down, clouds: readonly Cloud[]): IsDown {
  const known = new Map<string, boolean | undefined>()
  const judge = (cloud: string) => {
    if (down.kind === 'region') return cloud === down.name
    if (down.kind === 'provider') return providerOf(cloud, clouds) === down.name
    const continent = clouds.find(({ cloud_name: name }) => name === cloud)?.geo_region
    return continent ? continent === down.name : undefined
  }
  return (cloud) => {
    if (!known.has(cloud)) known.set(cloud, judge(cloud))
    return known.get(cloud)
  }
}

/**
 * What an outage does to all services, if it happens now.
 * @param services of all projects that could be read
 * @param isDown from `isDownOf`
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function outageOf(services: readonly OutageService[], isDown: IsDown, now: number): Outage {
  const struck: Struck[] = []
  const weakened: Weakened[] = []
  const unplaced: OutageService[] = []
  for (const service of services) {
    const down = isDown(service.cloud)
    if (down === undefined) unplaced.push(service)
    else if (down) struck.push({ service, fate: fateOf(service, isDown, now) })
    else {
      const loss = weakenedBy(service, isDown)
      if (loss.losesCopy || loss.losesPrimary) weakened.push(loss)
    }
  }
  return { struck, weakened, unplaced, totals: totalsOf(struck, weakened) }
}

/**
 * What becomes of a service whose own cloud is down.
 * @param service as reported
 * @param isDown which clouds are down
 * @param now milliseconds since 1970 UTC
 */
export function fateOf(service: OutageService, isDown: IsDown, now: number): Fate {
  const ways = restoreWays(service.type)
  if (!ways.fork) return { kind: 'lost', why: 'type-without-forks' }
  const { type: service_type, plan } = service
  if (forkRefusal({ service_type, plan, user_config: {} }, ways) !== undefined) {
    return { kind: 'lost', why: 'plan-without-forks' }
  }
  const copy = fromCopy(service, isDown, now)
  const primary = fromPrimary(service, isDown, now)
  if (primary?.kind === 'recoverable' && copy.kind === 'recoverable') {
    // Backups that stayed in a third region are as good as the copies: the newer of both is taken.
    return (primary.loss ?? Infinity) < (copy.loss ?? Infinity) ? primary : copy
  }
  if (copy.kind === 'recoverable') return copy
  if (primary?.kind === 'recoverable') return primary
  return primary?.kind === 'unknown' ? primary : copy
}

function fromCopy(service: OutageService, isDown: IsDown, now: number): Fate {
  const { secondary, copy, cloud, type } = service
  if (secondary === undefined) {
    return { kind: 'lost', why: supportOf(type) === 'supported' ? 'no-copy' : 'not-supported' }
  }
  const down = isDown(secondary)
  if (down) {
    return {
      kind: 'lost',
      why: secondary === cloud ? 'copy-in-same-region' : 'copy-down-too',
    }
  }
  if (copy === undefined) {
    if (service.backups === undefined) return { kind: 'unknown', why: 'backups-not-told' }
    return { kind: 'lost', why: 'never-copied' }
  }
  if (down === undefined) return { kind: 'unknown', why: 'copy-place-unknown' }
  return {
    ...recoverable(service, copy, now),
    from: 'secondary',
    cloud: secondary,
    paused: copy.paused ? { reason: copy.pauseReason } : undefined,
  }
}

/** Undefined where the primary backups are down with the service, or where there are none. */
function fromPrimary(service: OutageService, isDown: IsDown, now: number): Fate | undefined {
  const { primary, backups } = service
  if (backups === 0) return undefined
  if (primary === undefined) {
    const why = backups === undefined ? 'backups-not-told' : 'primary-not-told'
    return { kind: 'unknown', why }
  }
  const down = isDown(primary)
  if (down) return undefined
  if (down === undefined) return { kind: 'unknown', why: 'primary-place-unknown' }
  return {
    ...recoverable(service, { point: service.primaryPoint, exact: false }, now),
    from: 'primary',
    cloud: primary,
    paused: undefined,
  }
}

function recoverable(
  { type }: OutageService,
  { point, exact }: Pick<Copy, 'point' | 'exact'>,
  now: number,
) {
  const time = Date.parse(point ?? '')
  const known = !Number.isNaN(time)
  return {
    kind: 'recoverable' as const,
    point: known ? point : undefined,
    loss: known ? Math.max(0, (now - time) / 1000) : undefined,
    atMost: known && !exact && hasPointInTime(type),
  }
}

function weakenedBy(service: OutageService, isDown: IsDown): Weakened {
  const { primary, secondary, copy, backups } = service
  const losesCopy = secondary !== undefined && isDown(secondary) === true
  const losesPrimary = primary !== undefined && isDown(primary) === true
  const keepsPrimary = primary !== undefined && isDown(primary) === false
  const keepsCopy = copy !== undefined && secondary !== undefined && isDown(secondary) === false
  const told =
    (primary !== undefined || backups === 0) &&
    (secondary === undefined || isDown(secondary) !== undefined) &&
    (primary === undefined || isDown(primary) !== undefined)
  const left = keepsPrimary ? 'primary' : keepsCopy ? 'secondary' : told ? 'nothing' : 'unknown'
  return { service, losesCopy, losesPrimary, left }
}

function totalsOf(struck: readonly Struck[], weakened: readonly Weakened[]): OutageTotals {
  const fates = struck.map(({ fate }) => fate)
  const recoverable = fates.filter((fate) => fate.kind === 'recoverable')
  const losses = recoverable.flatMap(({ loss }) => (loss === undefined ? [] : [loss]))
  return {
    struck: struck.length,
    recoverable: recoverable.length,
    paused: recoverable.filter(({ paused }) => paused).length,
    lost: fates.filter(({ kind }) => kind === 'lost').length,
    unknown: fates.filter(({ kind }) => kind === 'unknown').length,
    // Not spread into Math.max: thousands of arguments are too many for some browsers.
    worstLoss: losses.length > 0 ? losses.reduce((a, b) => Math.max(a, b)) : undefined,
    unknownLoss: recoverable.length - losses.length,
    losingCopy: weakened.filter(({ losesCopy }) => losesCopy).length,
    losingPrimary: weakened.filter(({ losesPrimary }) => losesPrimary).length,
  }
}

/**
 * The recoverable among the struck.
 * @param struck from `outageOf`
 */
export function recoverableOf(struck: readonly Struck[]): Struck<Recoverable>[] {
  return struck.flatMap(({ service, fate }) =>
    fate.kind === 'recoverable' ? [{ service, fate }] : [],
  )
}
