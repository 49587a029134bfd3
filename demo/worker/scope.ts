/*
 * What is used of a service worker's global scope. TypeScript's own types of it and those of a page
 * cannot be in one project.
 */

interface WaitsFor extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends WaitsFor {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

interface Message extends WaitsFor {
  readonly data: unknown
}

interface Scope {
  readonly location: Location
  readonly registration: { readonly scope: string; readonly active: object | null }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WaitsFor) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: Message) => void): void
}

// What is here is a service worker, and nothing else.
export const scope = globalThis as unknown as Scope
