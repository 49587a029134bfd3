import { createFiles } from './files'
import { openKept } from './kept'
import { openPage, PAGE } from './open-page'
import { startProgram } from './program'
import { scope } from './scope'

/** Written in by the build: the names of all files, and what changes with any of them. */
declare const DEMO_FILES: readonly string[]
declare const DEMO_VERSION: string

const base = scope.registration.scope
const files = createFiles(base, DEMO_FILES, DEMO_VERSION)

/** Starts with the first request after the browser has started the worker. */
let running: ReturnType<typeof start> | undefined
async function start() {
  return startProgram(await openKept(`offsite ${base}`), scope.location.origin)
}

scope.addEventListener('install', (event) => {
  // Chromium else asks the network for a page as well, while it starts the worker.
  const ask = { condition: { urlPattern: { pathname: '/*' } }, source: 'fetch-event' } as const
  event.waitUntil(Promise.resolve(event.addRoutes?.(ask)))
  // At a first visit the page needs the network for itself. A later version waits until no page is
  // open that needs the files of the one before.
  event.waitUntil(scope.registration.active ? files.keepAll() : scope.skipWaiting())
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([files.tidy(), scope.clients.claim()]))
})

scope.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(scope.clients.claim())
  if (event.data === 'keep files') event.waitUntil(files.keepAll())
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== scope.location.origin) return
  event.respondWith(answer(request, url))
})

async function answer(request: Request, url: URL): Promise<Response> {
  const isBelow = url.href.startsWith(base)
  const name = isBelow ? url.href.slice(base.length).replace(/[?#].*$/, '') : url.pathname.slice(1)
  if (name !== PAGE && files.has(name)) return files.find(name)
  if (request.mode === 'navigate') return openPage(files, base, readSession)

  running ??= start()
  const program = await running
  if (name === 'demo/state') return Response.json({ lasts: program.lasts() })
  if (name === 'demo/start-over') {
    await program.startOver()
    return new Response(null, { status: 204 })
  }
  const own = name.startsWith('demo/api/') ? name.slice('demo/api'.length) : undefined
  const { method, headers, signal } = request
  const body = /^(?:GET|HEAD)$/.test(method) ? null : await request.arrayBuffer()
  const asked = new Request(scope.location.origin + (own ?? url.pathname) + url.search, {
    method,
    headers,
    signal,
    body,
  })
  return withLength(await (own === undefined ? program.ask(asked) : program.askSandbox(asked)))
}

async function readSession(): Promise<Response> {
  running ??= start()
  return (await running).ask(new Request(`${scope.location.origin}/session`))
}

/** With its length, as from a server: the console has a long list read off the page's own thread. */
async function withLength(response: Response): Promise<Response> {
  const body = await response.arrayBuffer()
  if (body.byteLength === 0) return response
  const headers = new Headers(response.headers)
  headers.set('content-length', String(body.byteLength))
  return new Response(body, { status: response.status, headers })
}
