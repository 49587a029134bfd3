import type { HistoryAnswer } from '~/api/history-shape'
import type { Change } from './changes'
import { DAY } from './messages'
import type { WatchStore } from './store'
import type { Verdict } from './verdict'
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
 * What the watcher has seen, for the console.
 * @param options.now milliseconds since 1970 UTC, by the API's clock
 * @param options.longestGap milliseconds: after a longer time without a pass, nobody is looking
 */
export function createHistory(
  store: Pick<WatchStore, 'changes' | 'watched'>,
  watcher: Pick<Watcher, 'known'>,
  { now, longestGap }: { now: () => number; longestGap: number },
) {
  return {
    read({ days, projects, service }: Asked): HistoryAnswer {
      const at = now()
      const from = at - days * DAY
      const isAsked = (one: { project: string; service: string }) =>
        projects.has(one.project) && (service === undefined || one.service === service)
      const [only, ...others] = projects
      const where =
        only === undefined || others.length > 0
          ? undefined
          : { project: only, ...(service === undefined ? {} : { service }) }
      return {
        at,
        from,
        watched: upTo(at, store.watched(from), longestGap),
        services: [...watcher.known().verdicts.values()].filter(isAsked).map(tellService),
        changes: store.changes(from, where).filter(isAsked).map(tellChange),
      }
    },
  }
}

/** Since the last pass, somebody is still looking where the next one is not late. */
function upTo(at: number, spans: readonly Span[], longestGap: number): Span[] {
  return spans.map((span) =>
    span === spans.at(-1) && at - span.to <= longestGap ? { ...span, to: at } : span,
  )
}

function tellService({ project, service, type, state, since, reason }: Verdict) {
  return { project, service, type, state, since, reason }
}

/** Without the id: it is the key of a message, and the console has no use for it. */
function tellChange({ project, service, type, kind, at, ...more }: Change) {
  const { from, fromSince, to, since, reason } = more
  return {
    project,
    service,
    type,
    kind,
    at,
    ...(from !== undefined && { from }),
    ...(fromSince !== undefined && { from_since: fromSince }),
    ...(to !== undefined && { to }),
    ...(since !== undefined && { since }),
    ...(reason !== undefined && { reason }),
  }
}
