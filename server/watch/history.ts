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
 * What the watcher has seen, for the console: a `HistoryAnswer` as JSON.
 * @param options.now milliseconds since 1970 UTC, by the API's clock
 * @param options.longestGap milliseconds: after a longer time without a pass, nobody is looking
 */
export function createHistory(
  store: Pick<WatchStore, 'changes' | 'changesAfter' | 'timesCleared' | 'drills' | 'watched'>,
  watcher: Pick<Watcher, 'known'>,
  { now, longestGap }: { now: () => number; longestGap: number },
) {
  const told = createToldHistory(store)

  /** Of one service, which the database finds by itself. */
  function readService(asked: Asked, from: number, service: string, clean: Clean) {
    const isAsked = (one: { project: string; service: string }) =>
      asked.projects.has(one.project) && one.service === service
    const [project = ''] = asked.projects
    const changes =
      asked.projects.size === 1
        ? store.changes(from, { project, service })
        : store.changes(from).filter(isAsked)
    const print = (items: object[]) => items.map((one) => JSON.stringify(clean(one))).join(',')
    const services = [...watcher.known().verdicts.values()].filter(isAsked)
    return { services: print(services.map(tellService)), changes: print(changes.map(tellChange)) }
  }

  return {
    /** @param clean takes secrets out of what is told: the same function each time */
    read(asked: Asked, clean: Clean): string {
      const { days, projects, service } = asked
      const at = now()
      const from = at - days * DAY
      const { services, changes } =
        service === undefined
          ? {
              services: told.services(watcher.known(), projects, clean),
              changes: told.changes(projects, from, clean),
            }
          : readService(asked, from, service, clean)
      const watched = upTo(at, store.watched(from), longestGap)
      const drills = store
        .drills(from)
        .filter((one) => projects.has(one.project) && (service ?? one.service) === one.service)
      const head = JSON.stringify({ at, from, watched, drills: clean(drills) }).slice(0, -1)
      return `${head},"services":[${services}],"changes":[${changes}]}`
    },
  }
}

/** Since the last pass, somebody is still looking where the next one is not late. */
function upTo(at: number, spans: readonly Span[], longestGap: number): Span[] {
  return spans.map((span) =>
    span === spans.at(-1) && at - span.to <= longestGap ? { ...span, to: at } : span,
  )
}
