import type { HistoryDrill } from '~/api/history-shape'
import { packHistory } from '~/api/packed-history'
import type { SeenDrill } from './drill-log'
import { DAY } from './messages'
import type { WatchStore } from './store'
import { createToldHistory, tellChange, tellService, type Clean } from './told-history'
import type { Span } from './watched-spans'
import type { Watcher } from './watcher'

interface Asked {
  /** So many days back from now. */
  days: number
  /** The only projects that are told of. */
  projects: ReadonlySet<string>
  /** Only this service. */
  service?: string
}

/**
 * What the watcher has seen, for the console: a `HistoryAnswer`, packed, as JSON.
 * @param options.now milliseconds since 1970 UTC, by the API's clock
 * @param options.longestGap milliseconds: after a longer time without a pass, nobody is looking
 */
export function createHistory(
  store: Pick<WatchStore, 'changes' | 'changesAfter' | 'timesCleared' | 'drills' | 'watched'>,
  watcher: Pick<Watcher, 'known'>,
  { now, longestGap }: { now: () => number; longestGap: number },
) {
  const toldHistory = createToldHistory(store)

  /** Of one service, which the database finds by itself. */
  function readService(asked: Asked, from: number, service: string, clean: Clean) {
    const isAsked = (one: { project: string; service: string }) =>
      asked.projects.has(one.project) && one.service === service
    const [project = ''] = asked.projects
    const changes =
      asked.projects.size === 1
        ? store.changes(from, { project, service })
        : store.changes(from).filter(isAsked)
    const services = [...watcher.known().verdicts.values()].filter(isAsked)
    return {
      services: services.map((one) => tellService(one, clean)),
      changes: changes.flatMap((one) => (one.kind === 'region' ? [] : tellChange(one, clean))),
    }
  }

  return {
    /** @param clean takes secrets out of what is told: the same function each time */
    read(asked: Asked, clean: Clean): string {
      const { days, projects, service } = asked
      const at = now()
      const from = at - days * DAY
      const told =
        service === undefined
          ? {
              services: toldHistory.services(watcher.known(), projects, clean),
              changes: toldHistory.changes(projects, from, clean),
            }
          : readService(asked, from, service, clean)
      const watched = upTo(at, store.watched(from), longestGap)
      const drills = store
        .drills(from)
        .filter((one) => projects.has(one.project) && (service ?? one.service) === one.service)
        .map((one) => tellDrill(one, clean))
      return JSON.stringify(packHistory({ at, from, watched, drills, ...told }))
    },
  }
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
