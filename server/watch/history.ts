import type { HistoryDrill } from '~/api/history-shape'
import { packHistory } from '~/api/packed-history'
import { pastLagSince } from '~/fleet/past-lag'
import type { SeenDrill } from './drill-log'
import type { Known } from './known'
import { DAY } from './messages'
import type { WatchStore } from './store'
import { createToldHistory, tellChange, tellService } from './told-history'
import type { Span } from './watched-spans'
import type { Watcher } from './watcher'

/** Takes out of a text all that must not be told: the same function each time. */
type Clean = (text: string) => string

interface Asked {
  /** So many days back from now. */
  days: number
  /** The only projects that are told of. */
  projects: ReadonlySet<string>
  /** Only this service. */
  service?: string
}

/** So many packed answers of a few megabytes are kept until the next pass. */
const MOST_PACKED = 8

/**
 * What the watcher has seen, for the console: a `HistoryAnswer`, packed, as JSON.
 * @param options.now milliseconds since 1970 UTC, by the API's clock
 * @param options.longestGap milliseconds: after a longer time without a pass, nobody is looking
 */
export function createHistory(
  store: Pick<
    WatchStore,
    'changes' | 'changesAfter' | 'timesCleared' | 'drills' | 'watched' | 'pastLag'
  >,
  watcher: Pick<Watcher, 'known'>,
  { now, longestGap }: { now: () => number; longestGap: number },
) {
  const toldHistory = createToldHistory(store)
  /** By what was known: nothing changes between two passes. */
  const packed = new WeakMap<Known, Map<string, string>>()

  /** Of one service, which the database finds by itself. */
  function readService(asked: Asked, from: number, service: string) {
    const isAsked = (one: { project: string; service: string }) =>
      asked.projects.has(one.project) && one.service === service
    const [project = ''] = asked.projects
    const changes =
      asked.projects.size === 1
        ? store.changes(from, { project, service })
        : store.changes(from).filter(isAsked)
    const services = [...watcher.known().verdicts.values()].filter(isAsked)
    return {
      services: services.map(tellService),
      changes: changes.flatMap((one) => (one.kind === 'region' ? [] : tellChange(one))),
    }
  }

  /** Before the first pass, in the period: of a service whose project is told, as a name is not enough. */
  function readLag(projects: ReadonlySet<string>, service: string, from: number) {
    const [project, another] = projects
    if (project === undefined || another !== undefined) return undefined
    const lag = store.pastLag.get(project, service)
    return lag && pastLagSince(lag, from)
  }

  /**
   * Of these projects and of no other, so their names are the key. The period may be a little longer
   * than asked when it is read again: whoever reads it leaves out what was before.
   */
  function readProjects({ days, projects }: Asked, from: number, clean: Clean): string {
    const known = watcher.known()
    const kept = packed.get(known) ?? new Map<string, string>()
    packed.set(known, kept)
    const key = JSON.stringify([days, ...[...projects].toSorted()])
    const before = kept.get(key)
    if (before !== undefined) return before
    const services = toldHistory.services(known, projects)
    const changes = toldHistory.changes(projects, from)
    const text = packCleaned({ services, changes }, clean)
    if (kept.size >= MOST_PACKED) kept.clear()
    kept.set(key, text)
    return text
  }

  return {
    /** Reads what was seen so far before anybody asks. */
    prepare: (signal: AbortSignal) => toldHistory.prepare(signal),
    /** @param clean takes secrets out of what is told: the same function each time */
    read(asked: Asked, clean: Clean): string {
      const { days, projects, service } = asked
      const at = now()
      const from = at - days * DAY
      const told =
        service === undefined
          ? readProjects(asked, from, clean)
          : packCleaned(readService(asked, from, service), clean)
      const watched = upTo(at, store.watched(from), longestGap)
      const drills = store
        .drills(from)
        .filter((one) => projects.has(one.project) && (service ?? one.service) === one.service)
        .map((one) => tellDrill(one, clean))
      const lag = service === undefined ? undefined : readLag(projects, service, from)
      const head = JSON.stringify({ at, from, watched, drills, ...(lag && { past_lag: lag }) })
      return `${head.slice(0, -1)},${told.slice(1)}`
    },
  }
}

/** Packed, each text is there once, and so is cleaned once. */
function packCleaned(told: Parameters<typeof packHistory>[0], clean: Clean): string {
  const { texts, rows } = packHistory(told)
  return JSON.stringify({ texts: texts.map(clean), rows })
}

function tellDrill(drill: SeenDrill, clean: Clean): HistoryDrill {
  const { project, service, fork, requested } = drill
  return {
    ...drill,
    project: clean(project),
    service: clean(service),
    fork: clean(fork),
    requested: clean(requested),
  }
}

/** Since the last pass, somebody is still looking where the next one is not late. */
function upTo(at: number, spans: readonly Span[], longestGap: number): Span[] {
  return spans.map((span) =>
    span === spans.at(-1) && at - span.to <= longestGap ? { ...span, to: at } : span,
  )
}
