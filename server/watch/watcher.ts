import { StoreProblem } from '../store-problem'
import { withinTime } from '../time-limit'
import type { ReadApi } from './api'
import { findChanges } from './changes'
import type { Clock } from './clock'
import { drillsIn } from './drill-log'
import type { Known } from './known'
import { changeMessages, DAY, digestMessages, type ChannelName } from './messages'
import type { Outbox } from './outbox'
import type { PastLagReader } from './past-lag'
import { makePass, type PassOptions, type PassOutcome } from './pass'
import type { FleetReading } from './read-fleet'
import type { WatchStore } from './store'

export interface WatcherOptions extends Omit<PassOptions, 'signal'> {
  api: ReadApi
  store: WatchStore
  /** The channels that notify people. */
  channels?: readonly ChannelName[]
  outbox?: Outbox
  /** The hour of the day in UTC for the digest; none: no digest. */
  digestHour?: number
  /** Milliseconds from the beginning of a pass to that of the next. */
  every: number
  /** Fills in what was before the first pass. */
  pastLag?: PastLagReader
  /** Told what goes wrong with the store; no line holds a secret. */
  log?: (line: string) => void
  /** Told of each pass, once what it has shown is kept. */
  onPass?: (outcome: PassOutcome, known: Known, reading: FleetReading) => void | Promise<void>
  clock: Clock
}

export interface Watcher {
  /** What is known after the last pass. */
  known(): Known
  /** Makes one pass, keeps what it has shown and tells what has changed. */
  pass(signal?: AbortSignal): Promise<PassOutcome>
  /** Forgets everything when what it watches starts over, and makes a pass. */
  startOver(signal?: AbortSignal): Promise<PassOutcome>
  /** Makes a pass every so often, until the signal ends it. */
  run(signal: AbortSignal): Promise<void>
}

/** How long until a message that could not be sent is tried again, in milliseconds. */
const TELL_AGAIN = 60_000

/** Of the time from one pass to the next: see `DEADLINE_SHARE`. */
const FILL_IN_SHARE = 0.15

/**
 * How long nobody may look for it still to count as watching, in milliseconds: a pass may come late.
 * @param every milliseconds from one pass to the next
 */
export function longestGap(every: number): number {
  return every * 2.5
}

/** Looks at a fleet again and again, keeps what it has seen and tells what has changed. */
export function createWatcher(options: WatcherOptions): Watcher {
  const { api, store, outbox, channels = [], digestHour, every, clock, ...rest } = options
  const { onPass = () => {}, log = () => {}, pastLag, ...how } = rest
  let known = store.load()
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: each goes on from what the one before has shown. */
  function pass(signal?: AbortSignal): Promise<PassOutcome> {
    const next = last.then(() => makeOne(signal))
    last = next.catch(() => undefined)
    return next
  }

  async function makeOne(signal?: AbortSignal): Promise<PassOutcome> {
    const made = await makePass(api, known, { ...how, ...(signal && { signal }) })
    const { outcome, reading } = made
    const { at } = reading
    const asked = new Set(reading.projects.map(({ project }) => project))
    const changes = findChanges(known, made.known, at, asked)
    const messages = [
      ...changeMessages(changes, channels, at),
      ...(digestHour === undefined ? [] : digest(made.known, digestHour, at)),
    ]
    // What is known moves on only with the messages about it: neither is lost without the other.
    const watched = { at, longestGap: longestGap(every) }
    const drills = drillsIn(reading, store.openDrills())
    store.keep({ known: made.known, changes, messages, drills, watched })
    known = made.known
    await outbox?.deliver()
    await onPass(outcome, known, reading)
    if (pastLag && outcome.kind !== 'failed') await fillIn(pastLag, reading, signal)
    return outcome
  }

  /** In what a pass leaves of the time until the next. */
  function fillIn(pastLag: PastLagReader, { services, at }: FleetReading, signal?: AbortSignal) {
    const [first] = store.watched(0)
    const read = (limited: AbortSignal) => pastLag.readSome(services, first?.from ?? at, limited)
    return withinTime({ limit: every * FILL_IN_SHARE, outer: signal }, read)
  }

  function digest(now: Known, hour: number, at: number) {
    const recent = store.changes(at - DAY)
    return digestMessages(now, { hour, last: store.lastDigest(), recent }, channels, at)
  }

  return {
    known: () => known,
    pass,
    startOver: (signal) => {
      last = last.then(() => {
        store.clear()
        known = store.load()
      })
      return pass(signal)
    },
    run: async (signal) => {
      while (!signal.aborted) {
        const next = clock.now() + every
        await pass(signal).catch((error: unknown) => {
          // Nothing was kept, so nothing is lost: the next pass sees the same changes.
          if (!(error instanceof StoreProblem)) throw error
          log(`The results of the pass could not be saved: ${error.message}.`)
        })
        let waiting = true
        while (waiting && clock.now() + TELL_AGAIN < next) {
          await clock.sleep(TELL_AGAIN, signal)
          waiting = outbox !== undefined && (await outbox.deliver()) > 0
        }
        await clock.sleep(Math.max(0, next - clock.now()), signal)
      }
    },
  }
}
