import type { EventFacts } from './model'
import type { Store, StoreContent } from './store'
import { given, readEvent, readProject, readService, readToken, writeFacts } from './stored-facts'

/** All that a store in memory holds, as texts. Can be cloned, and kept elsewhere. */
export interface Held {
  meta: Map<string, string>
  /** By name, in the order they were added. */
  projects: Map<string, string>
  /** By project, then by name. */
  services: Map<string, Map<string, string>>
  /** By project, the oldest first. */
  events: Map<string, { id: number; at: number; text: string }[]>
  lastEvent: number
  tokens: Map<string, { userId: string; text: string }>
}

/** A store that lives as long as whoever holds it. Needs nothing but the language. */
export interface MemoryStore extends Store {
  /** What it holds now, which the next write changes. */
  held(): Held
}

/**
 * @param options.held what a store held before; nothing when left out
 * @param options.onWrite called after each write
 */
export function createMemoryStore({
  held = holding({ meta: {}, projects: [], services: [], events: [] }),
  onWrite = () => {},
}: { held?: Held; onWrite?: () => void } = {}): MemoryStore {
  /** Does all of a write or, where it throws, none: it makes its texts before it puts any. */
  const write = (put: () => void) => {
    put()
    onWrite()
  }
  return {
    held: () => held,
    meta: (key) => held.meta.get(key),
    setMeta: (key, value) => write(() => held.meta.set(key, value)),
    projects: () => [...held.projects.values()].map(readProject),
    project: (name) => given(held.projects.get(name), readProject),
    putProject: (project) =>
      write(() => {
        if (held.projects.has(project.name)) held.projects.set(project.name, writeFacts(project))
      }),
    services: (project) =>
      [...(held.services.get(project) ?? [])]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, text]) => readService(text)),
    service: (project, name) => given(held.services.get(project)?.get(name), readService),
    save: (service, event) =>
      write(() => {
        const text = writeFacts(service)
        addEvent(held, event)
        within(held.services, service.project, () => new Map()).set(service.name, text)
      }),
    remove: (event) =>
      write(() => {
        addEvent(held, event)
        held.services.get(event.project)?.delete(event.service)
      }),
    events: (project, limit) =>
      (held.events.get(project) ?? [])
        .toReversed()
        .slice(0, limit)
        .map(({ id, text }) => ({ ...readEvent(text), id })),
    token: (hash) => given(held.tokens.get(hash)?.text, readToken),
    tokens: (userId) =>
      [...held.tokens.values()]
        .filter((token) => token.userId === userId)
        .map(({ text }) => readToken(text)),
    putToken: (token) =>
      write(() => held.tokens.set(token.hash, { userId: token.userId, text: writeFacts(token) })),
    removeTokens: (hashes) =>
      write(() => {
        for (const hash of hashes) held.tokens.delete(hash)
      }),
    replaceAll: (content) =>
      write(() => {
        held = holding(content)
      }),
    count: () => ({
      projects: held.projects.size,
      services: [...held.services.values()].reduce((sum, { size }) => sum + size, 0),
    }),
    close: () => {},
  }
}

function holding({ meta, projects, services, events }: StoreContent): Held {
  const held: Held = {
    meta: new Map(Object.entries(meta)),
    projects: new Map(projects.map((project) => [project.name, writeFacts(project)])),
    services: new Map(),
    events: new Map(),
    lastEvent: 0,
    tokens: new Map(),
  }
  for (const service of services) {
    within(held.services, service.project, () => new Map()).set(service.name, writeFacts(service))
  }
  for (const event of events) addEvent(held, event)
  return held
}

/** Puts an event behind those that are not later. */
function addEvent(held: Held, event: EventFacts): void {
  const text = writeFacts(event)
  const events = within(held.events, event.project, () => [])
  held.lastEvent += 1
  const after = events.findLastIndex(({ at }) => at <= event.at)
  events.splice(after + 1, 0, { id: held.lastEvent, at: event.at, text })
}

/** The part of a map under a key, made where it is missing. */
function within<Part>(map: Map<string, Part>, key: string, make: () => Part): Part {
  const part = map.get(key) ?? make()
  map.set(key, part)
  return part
}
