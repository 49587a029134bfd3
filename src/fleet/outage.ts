import {
  ageAt,
  findDoubt,
  holdsCopy,
  isAhead,
  type Location,
  type LocationDoubt,
  type LocationKind,
} from '~/backup/location'
import { copySupport } from '~/backup/service-types'
import type { IsDown } from './down'
import type { FleetService } from './fleet-service'
import { whyNoFork, type NoForkReason } from './no-fork'
import { weakenedBy, type Weakened } from './weakened'

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
  /** The region set for the copies is down as well, and nobody can say whether it holds any. */
  | 'copy-unknown-and-down'
  /** A region is set and no copy in it has been seen. */
  | 'never-copied'
  | NoForkReason

/** What Aiven does not report, so that nobody can say what becomes of a service. */
export type UnknownReason =
  | 'primary-not-reported'
  | 'primary-place-unknown'
  | 'copy-place-unknown'
  | LocationDoubt
  /** The table of types does not have it. */
  | 'unknown-type'

/** A way to get a service back. */
export interface Recoverable {
  kind: 'recoverable'
  /** Which backups a fork is made from. */
  from: LocationKind
  /** The region that holds them, and where the fork is created. */
  cloud: string
  /** Milliseconds since 1970 UTC, or `UP_TO_NOW`: the newest moment that is known to be there. */
  point: number | undefined
  /** Seconds of changes that are gone if it happens now; undefined where it is unknown. */
  loss: number | undefined
  /** Less may be lost: Aiven does not report log files that are stored after the last backup. */
  atMost: boolean
  /** The copying is paused, so this is older than it should be; Aiven's reason, if it gives one. */
  paused: { reason: string | undefined } | undefined
}

export type Fate =
  Recoverable | { kind: 'lost'; why: LossReason } | { kind: 'unknown'; why: UnknownReason }

/** A service in what is down. */
export interface Struck<F extends Fate = Fate> {
  service: FleetService
  fate: F
}

export interface Outage {
  /** In what is down, by project and name. */
  struck: Struck[]
  /** Elsewhere, with something lost. */
  weakened: Weakened[]
  /** Nobody can say whether their cloud is in what is down. */
  unplaced: FleetService[]
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
  /** Less than that may be lost, as of the service that it is of. */
  worstAtMost: boolean
  /** Recoverable, without a known loss. */
  unknownLoss: number
  /** Services elsewhere that run on and lose backups: their copies, their primary backups or both. */
  weakened: number
  losingCopy: number
  /** The region set for their copies is down, and nobody can say whether it holds any. */
  unknownCopy: number
  losingPrimary: number
}

/**
 * What an outage does to all services, if it happens now.
 * @param services of all projects that could be read
 * @param isDown from `makeIsDown`
 * @param now milliseconds since 1970 UTC, by the server's clock
 */
export function judgeOutage(
  services: readonly FleetService[],
  isDown: IsDown,
  now: number,
): Outage {
  const struck: Struck[] = []
  const weakened: Weakened[] = []
  const unplaced: FleetService[] = []
  for (const service of services) {
    const down = isDown(service.cloud)
    if (down === undefined) unplaced.push(service)
    else if (down) struck.push({ service, fate: findFate(service, isDown, now) })
    else {
      const loss = weakenedBy(service, isDown)
      if (loss.losesCopy !== false || loss.losesPrimary) weakened.push(loss)
    }
  }
  return { struck, weakened, unplaced, totals: addUp(struck, weakened) }
}

/**
 * What becomes of a service whose own cloud is down.
 * @param service as reported
 * @param isDown which clouds are down
 * @param now milliseconds since 1970 UTC
 */
export function findFate(service: FleetService, isDown: IsDown, now: number): Fate {
  const noFork = whyNoFork(service)
  if (noFork === 'unknown-type') return { kind: 'unknown', why: noFork }
  if (noFork) return { kind: 'lost', why: noFork }
  const copy = fromCopy(service, isDown, now)
  const primary = fromPrimary(service, isDown, now)
  if (primary?.kind === 'recoverable' && copy.kind === 'recoverable') {
    // Backups that stayed in a third region are as good as the copies: the newer of both is taken.
    return reaches(primary) > reaches(copy) ? primary : copy
  }
  if (copy.kind === 'recoverable') return copy
  if (primary?.kind === 'recoverable') return primary
  return primary?.kind === 'unknown' ? primary : copy
}

/** How far a way back reaches; not by its loss, which is none for a point of just now as for "up to now". */
function reaches({ point, loss }: Recoverable): number {
  return loss === undefined || point === undefined ? -Infinity : point
}

function fromCopy({ locations, cloud, type }: FleetService, isDown: IsDown, now: number): Fate {
  const { secondary } = locations
  if (secondary?.cloud === undefined) {
    return { kind: 'lost', why: copySupport(type) === 'yes' ? 'no-copy' : 'not-supported' }
  }
  const down = isDown(secondary.cloud)
  const doubt = findDoubt(secondary)
  // Whatever is there is gone with it: nothing is unknown but the reason.
  if (doubt && down) return { kind: 'lost', why: 'copy-unknown-and-down' }
  if (doubt) return { kind: 'unknown', why: doubt }
  if (!holdsCopy(secondary)) return { kind: 'lost', why: 'never-copied' }
  if (down) {
    return {
      kind: 'lost',
      why: secondary.cloud === cloud ? 'copy-in-same-region' : 'copy-down-too',
    }
  }
  if (down === undefined) return { kind: 'unknown', why: 'copy-place-unknown' }
  return recoverable(secondary, secondary.cloud, now)
}

/** Undefined where the primary backups are down with the service, or where there are none. */
function fromPrimary({ locations }: FleetService, isDown: IsDown, now: number): Fate | undefined {
  const { primary } = locations
  if (primary.count === 0) return undefined
  if (primary.cloud === undefined) {
    const why = primary.count === undefined ? 'backups-not-reported' : 'primary-not-reported'
    return { kind: 'unknown', why }
  }
  const down = isDown(primary.cloud)
  if (down) return undefined
  if (down === undefined) return { kind: 'unknown', why: 'primary-place-unknown' }
  return recoverable(primary, primary.cloud, now)
}

function recoverable(location: Location, cloud: string, now: number): Recoverable {
  const { kind, newest, paused } = location
  const loss = newest && !isAhead(location, now) ? ageAt(newest.at, now) : undefined
  return {
    kind: 'recoverable',
    from: kind,
    cloud,
    point: newest?.at,
    loss,
    atMost: loss !== undefined && newest?.known === 'not-older-than',
    paused,
  }
}

function addUp(struck: readonly Struck[], weakened: readonly Weakened[]): OutageTotals {
  const fates = struck.map(({ fate }) => fate)
  const recoverable = fates.filter((fate) => fate.kind === 'recoverable')
  const worst = findWorst(recoverable)
  return {
    struck: struck.length,
    recoverable: recoverable.length,
    paused: recoverable.filter(({ paused }) => paused).length,
    lost: fates.filter(({ kind }) => kind === 'lost').length,
    unknown: fates.filter(({ kind }) => kind === 'unknown').length,
    worstLoss: worst?.loss,
    worstAtMost: worst?.atMost ?? false,
    unknownLoss: recoverable.filter(({ loss }) => loss === undefined).length,
    weakened: weakened.length,
    losingCopy: weakened.filter(({ losesCopy }) => losesCopy).length,
    unknownCopy: weakened.filter(({ losesCopy }) => losesCopy === undefined).length,
    losingPrimary: weakened.filter(({ losesPrimary }) => losesPrimary).length,
  }
}

/** The one that loses most; of several the one of which that is certain. */
function findWorst(recoverable: readonly Recoverable[]): Recoverable | undefined {
  let worst: Recoverable | undefined
  for (const one of recoverable) {
    const more = (one.loss ?? -1) - (worst?.loss ?? -1)
    if (more > 0 || (more === 0 && worst?.atMost && !one.atMost)) worst = one
  }
  return worst
}

/**
 * The recoverable among the struck.
 * @param struck from `judgeOutage`
 */
export function listRecoverable(struck: readonly Struck[]): Struck<Recoverable>[] {
  return struck.flatMap(({ service, fate }) =>
    fate.kind === 'recoverable' ? [{ service, fate }] : [],
  )
}
