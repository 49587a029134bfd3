import { setImmediate } from 'node:timers/promises'
import type {
  HistoryChange,
  HistoryDrill,
  HistoryRegionChange,
  HistoryService,
} from '~/api/history-shape'
import { packHistory } from '~/api/packed-history'
import { pastLagSince } from '~/fleet/past-lag'
import type { Change } from './changes'
import type { ObservedDrill } from './drill-log'
import { DAY } from './messages'
import type { WatchStore } from './store'
import { createHistoryParts, describeChange, describeService } from './history-parts'
import type { Span } from './watched-spans'
import type { Watcher } from './watcher'

/** Takes out of a text all that must not be shown: the same function each time. */
type Clean = (text: string) => string

interface Asked {
  /** How many days back from now. */
  days: number
  /** The only projects in the answer. */
  projects: ReadonlySet<string>
  /** Only this service. */
  service?: string
}

/** What the answer holds of a project over a period, packed, as JSON, and what it was made of. */
interface Piece {
  text: string
  services: readonly HistoryService[]
  changes: readonly HistoryChange[]
  count: number
  day: number
}

/**
 * What the watcher has seen, for the console: a `HistoryAnswer`, packed, as JSON.
 * @param options.now milliseconds since 1970 UTC, by the API's clock
 * @param options.longestGap milliseconds: after a longer time without a pass, nobody is looking
 */
export function createHistory(
  store: Pick<
    WatchStore,
    'changes' | 'changesAfter' | 'regionChanges' | 'timesCleared' | 'drills' | 'watched' | 'pastLag'
  >,
  watcher: Pick<Watcher, 'known'>,
  { now, longestGap }: { now: () => number; longestGap: number },
) {
  const parts = createHistoryParts(store)
  /** By period and project. Between two passes little changes, and in most projects nothing. */
  const pieces = new Map<string, Piece>()

  /** Of one service, which the database finds by itself. */
  function readService(asked: Asked, from: number, service: string) {
    const isAsked = scopeOf(asked)
    const [project = ''] = asked.projects
    const changes =
      asked.projects.size === 1
        ? store.changes(from, { project, service })
        : store.changes(from).filter(isAsked)
    const services = [...watcher.known().verdicts.values()].filter(isAsked)
    return {
      services: services.map(describeService),
      changes: changes.flatMap((one) => (one.kind === 'region' ? [] : describeChange(one))),
    }
  }

  /** Before the first pass, in the period: of a service whose project is given, as a name is not enough. */
  function readLag(projects: ReadonlySet<string>, service: string, from: number) {
    const [project, another] = projects
    if (project === undefined || another !== undefined) return undefined
    const lag = store.pastLag.get(project, service)
    return lag && pastLagSince(lag, from)
  }

  /** The period may be up to a day longer than asked: whoever reads it leaves out what was before. */
  function readProject(days: number, project: string, from: number, clean: Clean): string {
    const key = `${days} ${project}`
    const day = Math.floor(from / DAY)
    const services = parts.services(watcher.known(), project)
    const changes = parts.changes(project)
    const kept = pieces.get(key)
    if (
      kept?.services === services &&
      kept.changes === changes &&
      kept.count === changes.length &&
      kept.day === day
    ) {
      return kept.text
    }
    const recent = changes.filter(({ at }) => at >= from)
    const text = pack({ services, changes: recent }, clean)
    pieces.set(key, { text, services, changes, count: changes.length, day })
    return text
  }

  function readProjects({ days, projects }: Asked, from: number, clean: Clean): string {
    parts.catchUp()
    return [...projects].map((project) => readProject(days, project, from, clean)).join(',')
  }

  return {
    /** Makes a year's answer before anybody asks, a part at a time. */
    prepare: async (clean: Clean, signal: AbortSignal) => {
      await parts.prepare(signal)
      for (const project of watcher.known().projects.keys()) {
        if (signal.aborted) return
        readProject(365, project, now() - 365 * DAY, clean)
        await setImmediate()
      }
    },
    /** @param clean takes secrets out of the answer: the same function each time */
    read(asked: Asked, clean: Clean): string {
      const { days, projects, service } = asked
      const at = now()
      const from = at - days * DAY
      const packs =
        service === undefined
          ? readProjects(asked, from, clean)
          : pack(readService(asked, from, service), clean)
      const watched = upTo(at, store.watched(from), longestGap)
      const isAsked = scopeOf(asked)
      const drills = store
        .drills(from)
        .filter(isAsked)
        .map((one) => describeDrill(one, clean))
      const regions = store
        .regionChanges(from)
        .filter(isAsked)
        .map((one) => describeRegionChange(one, clean))
      const lag = service === undefined ? undefined : readLag(projects, service, from)
      const head = JSON.stringify({
        at,
        from,
        watched,
        drills,
        region_changes: regions,
        ...(lag && { past_lag: lag }),
      })
      return `${head.slice(0, -1)},"packs":[${packs}]}`
    },
  }
}

/** Whether something is about what was asked for. */
function scopeOf({ projects, service }: Asked) {
  return (one: { project: string; service: string }) =>
    projects.has(one.project) && (service ?? one.service) === one.service
}

type Parts = Parameters<typeof packHistory>[0]

/** Packed, each text is there once, and so is cleaned once. */
function pack(parts: Parts, clean: Clean): string {
  const { texts, rows } = packHistory(parts)
  return JSON.stringify({ texts: texts.map(clean), rows })
}

function describeDrill(drill: ObservedDrill, clean: Clean): HistoryDrill {
  const { project, service, fork, requested } = drill
  return {
    ...drill,
    project: clean(project),
    service: clean(service),
    fork: clean(fork),
    requested: clean(requested),
  }
}

function describeRegionChange(change: Change, clean: Clean): HistoryRegionChange {
  const { project, service, at, from, to } = change
  return {
    project: clean(project),
    service: clean(service),
    at,
    ...(from !== undefined && { from: clean(from) }),
    ...(to !== undefined && { to: clean(to) }),
  }
}

/** Since the last pass, somebody is still looking where the next one is not late. */
function upTo(at: number, spans: readonly Span[], longestGap: number): Span[] {
  return spans.map((span) =>
    span === spans.at(-1) && at - span.to <= longestGap ? { ...span, to: at } : span,
  )
}
