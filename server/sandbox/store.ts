import type { EventFacts, ProjectFacts, ServiceFacts, TokenFacts } from './model'

/** Where the facts are kept. Whoever is handed facts may change them: the store keeps its own. */
export interface Store {
  meta(key: string): string | undefined
  setMeta(key: string, value: string): void
  projects(): ProjectFacts[]
  project(name: string): ProjectFacts | undefined
  /** Writes a project that is there already. */
  putProject(project: ProjectFacts): void
  services(project: string): ServiceFacts[]
  service(project: string, name: string): ServiceFacts | undefined
  /** Writes the service, new or changed, and what happened to it, or neither. */
  save(service: ServiceFacts, event: EventFacts): void
  /** Removes the service that the event names and writes the event, or neither. */
  remove(event: EventFacts): void
  /** The newest events of a project first. `id` is unique in the store. */
  events(project: string, limit: number): (EventFacts & { id: number })[]
  token(hash: string): TokenFacts | undefined
  tokens(userId: string): TokenFacts[]
  /** Writes a token, new or changed. */
  putToken(token: TokenFacts): void
  /** Removes these tokens, or none. */
  removeTokens(hashes: string[]): void
  /** Replaces everything, or nothing. No token is left. */
  replaceAll(content: StoreContent): void
  count(): { projects: number; services: number }
  close(): void
}

/** What a store is filled with at first. */
export interface SeedContent {
  projects: ProjectFacts[]
  services: ServiceFacts[]
  events: EventFacts[]
}

export interface StoreContent extends SeedContent {
  meta: Record<string, string>
}
