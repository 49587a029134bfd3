import { describe, expect, it } from 'vitest'
import { createMetrics } from './metrics'
import type { Metrics } from './metrics'

/** The lines of the metrics, without the empty ones between them. */
const read = async (metrics: Metrics) => (await metrics.text()).split('\n').filter(Boolean)

describe('metrics', () => {
  const request = (path: string, method = 'GET') =>
    new Request(`http://localhost${path}`, { method })

  it('count requests by method, route and status, and those under way', async () => {
    let now = 0
    const metrics = createMetrics({ now: () => now })
    const end = metrics.begin(request('/v1/project/secret-name/service/orders?x=token', 'PUT'))
    expect(await read(metrics)).toContain('offsite_requests_in_flight 1')
    now = 30
    end(200)

    const route = 'method="PUT",route="/v1/project/{project}/service/{service}"'
    const lines = await read(metrics)
    expect(lines).toContain('offsite_requests_in_flight 0')
    expect(lines).toContain(`offsite_requests_total{${route},status="200"} 1`)
    expect(lines).toContain(`offsite_request_duration_seconds_bucket{le="0.025",${route}} 0`)
    expect(lines).toContain(`offsite_request_duration_seconds_bucket{le="0.05",${route}} 1`)
    expect(lines).toContain(`offsite_request_duration_seconds_bucket{le="+Inf",${route}} 1`)
    expect(lines).toContain(`offsite_request_duration_seconds_sum{${route}} 0.03`)
    expect(lines.join()).not.toMatch(/secret-name|orders|token/)
  })

  it.each([
    ['/v1/clouds', '/v1/clouds'],
    ['/v1/me', '/v1/{other}'],
    ['/v1/project/prod/service/orders/tags', '/v1/project/{project}/service/{service}/tags'],
    ['/v1/project/prod/service-types/pg/plans', '/v1/project/{project}/service-types/{type}/plans'],
    ['/v1/project/prod/service/orders/user', '/v1/{other}'],
    ['/v1/project/%2e%2e', '/v1/{other}'],
    ['/session', '/session'],
    ['/assets/index-1.js', '/assets/{file}'],
    ['/projects/prod', '/{page}'],
  ])('name the kind of path: %s is %s', async (path, route) => {
    const metrics = createMetrics()
    metrics.begin(request(path))(200)
    expect(await metrics.text()).toContain(`offsite_requests_total{method="GET",route="${route}",`)
  })

  it('stay few, whatever is asked for', async () => {
    const metrics = createMetrics()
    const count = async () => (await read(metrics)).length
    const hostile = (i: number) => [`/v1/${i}/x`, `/${i}"}\n`, `/v1/project/${i}`, `/assets/${i}`]
    for (const path of hostile(0)) metrics.begin(request(path))(404)
    const before = await count()
    for (let i = 1; i < 100; i += 1) {
      for (const path of hostile(i)) metrics.begin(request(path, 'GET'))(404)
    }
    metrics.begin(request('/', 'BREW'))(404)
    metrics.begin(request('/', 'BREW2'))(404)
    expect((await count()) - before).toBeLessThan(20)
  })

  it('count how the API answers and fails', async () => {
    const metrics = createMetrics()
    const ended = AbortSignal.abort()
    await metrics.watch(async () => new Response('', { status: 429 }))('https://api.example.com')
    const failing = metrics.watch(() => Promise.reject(new TypeError('fetch failed')))
    await expect(failing('https://api.example.com', { method: 'PUT' })).rejects.toThrow(TypeError)
    await expect(failing('https://api.example.com', { signal: ended })).rejects.toThrow(TypeError)

    const lines = await read(metrics)
    expect(lines).toContain('offsite_upstream_answers_total{method="GET",status="429"} 1')
    expect(lines).toContain('offsite_upstream_errors_total{method="PUT",reason="network"} 1')
    expect(lines).toContain('offsite_upstream_errors_total{method="GET",reason="given_up"} 1')
    expect(lines).toContain('offsite_upstream_wait_seconds_count{method="PUT"} 1')
  })

  it('tell how the process is doing', async () => {
    const lines = await read(createMetrics())
    for (const name of ['process_resident_memory_bytes', 'process_cpu_seconds_total']) {
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${name} [\\d.]+$`)))
    }
  })

  it('are in the format that Prometheus reads', async () => {
    const metrics = createMetrics()
    metrics.begin(request('/'))(200)
    const sample = /^[a-z_][a-z0-9_]*(\{([a-z]+="[^"\\\n]*",?)*\})? ([\d.e+-]+|Nan)$/
    const lines = await read(metrics)
    expect(lines.filter((line) => !line.startsWith('# ') && !sample.test(line))).toEqual([])
    expect(await metrics.text()).toMatch(/\n$/)
  })
})
