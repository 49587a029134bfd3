import type { Health } from './health'
import type { Metrics } from './metrics'

export { createHealth } from './health'
export type { Health } from './health'
export { createMetrics } from './metrics'
export type { Metrics } from './metrics'

/** An app on web standards: a function from Request to Response. */
interface App {
  fetch(request: Request): Promise<Response>
}

/** The app, with `/healthz` and `/readyz` before it: load balancers ask where they send requests. */
export function withHealth(app: App, health: Health): App {
  return { fetch: async (request) => health.answer(request) ?? app.fetch(request) }
}

/** For a port of its own: `/metrics`, `/healthz`, `/readyz` and nothing else. */
export function operationsApp(health: Health, metrics: Metrics): App {
  return withHealth(
    {
      fetch: async (request) =>
        new URL(request.url).pathname === '/metrics'
          ? new Response(metrics.text(), { headers: { 'content-type': METRICS_TYPE } })
          : new Response('Not found\n', { status: 404 }),
    },
    health,
  )
}

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'
