import type { Health } from './health'

export { createHealth } from './health'
export type { Health } from './health'
export { readMethod, findRoute } from './route'

/** An app on web standards: a function from Request, and what else is known of it, to Response. */
interface App<Rest extends unknown[] = []> {
  fetch(request: Request, ...rest: Rest): Promise<Response>
}

/** The app, with `/healthz` and `/readyz` before it: load balancers ask where they send requests. */
export function withHealth<Rest extends unknown[]>(app: App<Rest>, health: Health): App<Rest> {
  return {
    fetch: async (request, ...rest) => health.answer(request) ?? app.fetch(request, ...rest),
  }
}

/**
 * For a port of its own: `/metrics`, `/healthz`, `/readyz` and nothing else.
 * @param metrics.text all metrics, in the Prometheus text format
 */
export function operationsApp(
  health: Health,
  metrics: { text(): Promise<string | ReadableStream<Uint8Array>> },
): App {
  return withHealth(
    {
      fetch: async (request) =>
        new URL(request.url).pathname === '/metrics'
          ? new Response(await metrics.text(), { headers: { 'content-type': METRICS_TYPE } })
          : new Response('Not found\n', { status: 404 }),
    },
    health,
  )
}

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'
