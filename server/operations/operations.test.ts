import { describe, expect, it } from 'vitest'
import { createHealth, operationsApp, withHealth } from '.'

const ask = (app: { fetch(request: Request): Promise<Response> }, path: string) =>
  app.fetch(new Request(`http://10.0.0.7:4282${path}`))

describe('health', () => {
  it('is alive to the end, and ready until it drains', async () => {
    const health = createHealth()
    const app = withHealth({ fetch: async () => new Response('console') }, health)
    const statuses = async () => [
      (await ask(app, '/healthz')).status,
      (await ask(app, '/readyz')).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    health.drain()
    expect(await statuses()).toEqual([200, 503])
    expect(await (await ask(app, '/')).text()).toBe('console')
  })
})

describe('the port for operations', () => {
  it.each([
    ['/metrics', 200],
    ['/healthz', 200],
    ['/readyz', 200],
    ['/', 404],
    ['/session', 404],
    ['/v1/me', 404],
    ['/metrics/x', 404],
  ])('answers %s with %i', async (path, status) => {
    const app = operationsApp(createHealth(), { text: async () => 'up 1\n' })
    expect((await ask(app, path)).status).toBe(status)
  })
})
