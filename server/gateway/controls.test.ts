import { describe, expect, it } from 'vitest'
import { createSandbox } from '../sandbox'
import { json, testGateway } from './test/gateway'

const SLOW = { method: 'GET', path: '.', latency_ms: 3000 }

/** Every control, as the console asks for it. */
const CONTROLS: readonly [string, RequestInit][] = [
  ['/sandbox/clock', {}],
  ['/sandbox/clock', json('POST', { advance: 'PT6H' })],
  ['/sandbox/faults', {}],
  ['/sandbox/faults', json('POST', SLOW)],
  ['/sandbox/faults/1', { method: 'DELETE' }],
  ['/sandbox/reset', json('POST', {})],
]
const WRITES = CONTROLS.filter(([, { method }]) => method !== undefined)

/** A gateway in front of a sandbox, with Ada signed in. */
async function beforeSandbox({ readOnly = false } = {}) {
  const sandbox = createSandbox()
  const gateway = testGateway(
    {},
    {
      readOnly,
      upstream: {
        kind: 'sandbox',
        url: 'http://sandbox',
        fetch: (input, init) => sandbox.fetch(new Request(input, init)),
      },
    },
  )
  const { cookie } = await gateway.signIn({ token: 'sandbox-admin' })
  const ask = (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) =>
    gateway.request(path, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie, ...headers },
    })
  const faults = async () => (await (await ask('/sandbox/faults')).json()) as { faults: unknown[] }
  return { ...gateway, ask, faults }
}

describe('in front of a sandbox', () => {
  it('the clock moves ahead, and the answer tells the API’s time', async () => {
    const { ask, audited } = await beforeSandbox()
    const answer = await ask('/sandbox/clock', json('POST', { advance: 'P7D' }))
    expect(await answer.json()).toMatchObject({ offset_seconds: 7 * 86_400 })
    const ahead = Date.parse(answer.headers.get('x-api-date') ?? '') - Date.now()
    expect(ahead).toBeGreaterThan(6.9 * 86_400_000)
    expect(audited.at(-1)).toMatchObject({
      user: 'ada@acme.example',
      method: 'POST',
      path: '/sandbox/clock',
      status: 200,
    })
  })

  it('a fault spoils the API and never the controls, and starting over ends it', async () => {
    const { ask, faults } = await beforeSandbox()
    await ask('/sandbox/faults', json('POST', { path: '.', status: 503 }))
    await ask('/sandbox/faults', json('POST', { path: '/project$', status: 500 }))
    expect((await ask('/v1/project')).status).toBe(503)
    expect((await ask('/sandbox/faults/1', { method: 'DELETE' })).status).toBe(200)
    expect((await ask('/v1/project')).status).toBe(500)
    expect((await ask('/sandbox/reset', json('POST', {}))).status).toBe(200)
    expect(await faults()).toEqual({ faults: [] })
    expect((await ask('/v1/project')).status).toBe(200)
  })

  it.each([
    ['a pattern that repeats', '/sandbox/faults', { path: '(a+)+$', status: 500 }],
    ['no pattern', '/sandbox/faults', { status: 500 }],
    ['a jump of years', '/sandbox/clock', { advance: 'P9999999D' }],
    ['no jump', '/sandbox/clock', {}],
  ])('%s is not sent on', async (_, path, body) => {
    const { ask, faults } = await beforeSandbox()
    expect((await ask(path, json('POST', body))).status).toBe(400)
    expect(await faults()).toEqual({ faults: [] })
  })

  it.each(CONTROLS)('%s %o is refused to nobody and to other sites', async (path, init) => {
    const { ask, request } = await beforeSandbox()
    expect((await request(path, init)).status).toBe(401)
    expect((await ask(path, init, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it.each(WRITES)('%s %o is refused where it must not change anything', async (path, init) => {
    const { ask, faults } = await beforeSandbox()
    expect((await ask(path, init, { 'x-offsite-session': 'another' })).status).toBe(412)
    const once = { 'x-offsite-write': crypto.randomUUID() }
    const first = await ask(path, init, once)
    expect([200, 404]).toContain(first.status)
    expect((await ask(path, init, once)).status).toBe(502)
    expect((await faults()).faults.length).toBeLessThan(2)

    const readOnly = await beforeSandbox({ readOnly: true })
    expect((await readOnly.ask(path, init)).status).toBe(403)
  })

  it('there is no other control', async () => {
    const { ask } = await beforeSandbox()
    expect((await ask('/sandbox/data')).status).toBe(404)
    expect((await ask('/sandbox/reset')).status).toBe(405)
  })
})

it.each(CONTROLS)('in front of Aiven there is no %s %o', async (path, init) => {
  const { calls, request, signIn } = testGateway()
  const { cookie } = await signIn()
  const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie }
  expect((await request(path, { ...init, headers })).status).toBe(404)
  expect(calls.map(({ url }) => new URL(url).pathname)).toEqual(['/v1/me'])
})
