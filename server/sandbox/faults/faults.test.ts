import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listen } from '../../node/listen'
import { createMemoryStore } from '../memory-store'
import { testSandbox } from '../test/support'

const BILLING = '/v1/project/acme-production/service/billing-pg'
const region = (name: string) => ({ user_config: { additional_backup_regions: [name] } })

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

const add = (fault: unknown) => sandbox.call('/sandbox/faults', { method: 'POST', body: fault })
const remove = (id: number | string) => sandbox.call(`/sandbox/faults/${id}`, { method: 'DELETE' })
const findStatus = async (path: string) => (await sandbox.call(path)).status
const regionOf = async (name: string) =>
  (await sandbox.service(name)).user_config.additional_backup_regions

test('spoil the requests that they match, as often as they say', async () => {
  await add({ method: 'PUT', path: '/service/billing-pg$', times: 1, status: 503, retry_after: 7 })
  expect(await findStatus(BILLING)).toBe(200)
  const first = await sandbox.update('billing-pg', region('aws-eu-west-1'))
  expect(first).toMatchObject({ status: 503, body: { errors: [{ status: 503 }] } })
  expect(first.headers.get('retry-after')).toBe('7')
  expect((await sandbox.call('/sandbox/faults')).body).toEqual({ faults: [] })
  expect(await sandbox.update('billing-pg', region('aws-eu-west-1'))).toMatchObject({ status: 200 })
})

test('come before the token is looked at, and never touch the controls', async () => {
  await add({ path: '.', status: 401, body: { message: 'Invalid token' } })
  expect(await sandbox.call('/v1/me')).toMatchObject({
    status: 401,
    body: { message: 'Invalid token' },
  })
  expect(await sandbox.call('/sandbox/faults', { method: 'DELETE' })).toMatchObject({ status: 200 })
  expect(await findStatus('/v1/me')).toBe(200)
})

test('are listed with what remains, and cleared one by one', async () => {
  await add({ path: '/me$', status: 500, times: 3 })
  const { body } = await add({ path: '/me$', status: 502 })
  expect(body).toMatchObject({ fault: { id: 2, status: 502 } })
  expect(await findStatus('/v1/me')).toBe(500)
  expect((await sandbox.call('/sandbox/faults')).body).toEqual({
    faults: [
      { id: 1, path: '/me$', status: 500, times: 3, remaining: 2 },
      { id: 2, path: '/me$', status: 502 },
    ],
  })
  await remove(1)
  expect(await findStatus('/v1/me')).toBe(502)
  await remove(2)
  expect(await findStatus('/v1/me')).toBe(200)
  expect(await remove(2)).toMatchObject({ status: 404 })
})

describe('by chance', () => {
  const spoilt = async (seed: number) => {
    await add({ path: '/me$', status: 500, probability: 0.3, seed })
    const statuses = []
    for (let i = 0; i < 60; i++) statuses.push(await findStatus('/v1/me'))
    await sandbox.call('/sandbox/faults', { method: 'DELETE' })
    return statuses
  }

  test('some requests meet them, the same ones for the same seed', async () => {
    const first = await spoilt(7)
    expect(await spoilt(7)).toEqual(first)
    expect(await spoilt(8)).not.toEqual(first)
    const share = first.filter((status) => status === 500).length / first.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.5)
  })

  test.each([
    [0, 200],
    [1, 500],
  ])('of %s every request is %s', async (probability, status) => {
    await add({ path: '/me$', status: 500, probability })
    for (let i = 0; i < 20; i++) expect(await findStatus('/v1/me')).toBe(status)
  })
})

describe('what a client sees', () => {
  const ask = (path = BILLING) =>
    sandbox.fetch(
      new Request(`http://sandbox${path}`, { headers: { authorization: 'Bearer sandbox-admin' } }),
    )

  test.each([{ drop: true }, { drop: 'before' }, { drop: true, after: true }])(
    '%j breaks the connection',
    async (kind) => {
      await add({ path: '/billing-pg$', ...kind })
      const response = await ask()
      await expect(response.text()).rejects.toThrow('connection dropped')
    },
  )

  test('a truncated answer is the first half of the real one', async () => {
    const real = await (await ask()).text()
    await add({ path: '/billing-pg$', truncated: true })
    const response = await ask()
    const half = await response.text()
    expect(response.status).toBe(200)
    expect(real.startsWith(half)).toBe(true)
    expect(half).toHaveLength(Math.ceil(real.length / 2))
  })

  test('a malformed answer is no JSON', async () => {
    await add({ path: '/billing-pg$', malformed: true })
    await expect((await ask()).json()).rejects.toThrow('JSON')
  })

  test('a slow answer comes in pieces and is whole in the end', async () => {
    const real = await (await ask()).text()
    await add({ path: '/billing-pg$', bytes_per_second: real.length * 4 })
    const { body } = await ask()
    const pieces: string[] = []
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done = true, value = '' } = (await reader?.read()) ?? {}
      if (done) break
      pieces.push(value)
    }
    expect(pieces.join('')).toBe(real)
    expect(pieces.length).toBeGreaterThan(1)
  })

  test('latency alone changes nothing but the time', async () => {
    const real = await (await ask()).text()
    await add({ path: '/billing-pg$', latency_ms: 1 })
    expect(await (await ask()).text()).toBe(real)
  })

  test('over HTTP: the headers came when it breaks in the middle, nothing when before', async () => {
    const server = await listen(sandbox, { host: '127.0.0.1', port: 0 })
    const init = { headers: { authorization: 'Bearer sandbox-admin' } }
    await add({ path: '/billing-pg$', drop: true, times: 1 })
    const response = await fetch(server.url + BILLING, init)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
    await add({ path: '/billing-pg$', drop: 'before', times: 1 })
    await expect(fetch(server.url + BILLING, init)).rejects.toThrow('fetch failed')
    expect((await fetch(server.url + BILLING, init)).status).toBe(200)
    await server.close()
  })
})

describe('a write whose answer is lost', () => {
  test.each([
    [{ drop: true }, undefined],
    [{ drop: 'before' }, undefined],
    [{ status: 502 }, undefined],
    [{ drop: true, after: true }, ['aws-eu-west-1']],
    [{ drop: 'before', after: true }, ['aws-eu-west-1']],
    [{ status: 502, after: true }, ['aws-eu-west-1']],
    [{ malformed: true, after: true }, ['aws-eu-west-1']],
    [{ truncated: true }, ['aws-eu-west-1']],
  ])('%j leaves the region %j', async (kind, expected) => {
    await add({ method: 'PUT', path: '.', times: 1, ...kind })
    await sandbox.update('billing-pg', region('aws-eu-west-1')).catch(() => undefined)
    expect(await regionOf('billing-pg')).toEqual(expected)
  })
})

test.each([
  [{}, /path/],
  [{ path: '(', status: 500 }, /path/],
  [{ path: '.', status: 200 }, /status/],
  [{ path: '.', status: 500, times: 0 }, /times/],
  [{ path: '.', status: 500, probability: 1.5 }, /probability/],
  [{ path: '.', drop: 'after' }, /drop/],
  [{ path: '.', bytes_per_second: 0 }, /bytes_per_second/],
  [{ path: '.', status: 500, latency: 5 }, /latency/],
  [{ path: '.', status: 500, drop: true }, /status, drop/],
  [{ path: '.' }, /latency_ms/],
])('%j is refused by name', async (fault, message) => {
  expect(await add(fault)).toMatchObject({
    status: 400,
    body: { message: expect.stringMatching(message) },
  })
  expect((await sandbox.call('/sandbox/faults')).body).toEqual({ faults: [] })
})

test('outlive the sandbox where its store keeps them, counts and all', async () => {
  const store = createMemoryStore()
  const first = testSandbox({ store, keepFaults: true })
  const fault = { path: '/service/billing-pg$', times: 2, status: 503 }
  await first.call('/sandbox/faults', { method: 'POST', body: fault })
  await first.call(BILLING)

  const second = testSandbox({ store, keepFaults: true })
  expect((await second.call('/sandbox/faults')).body).toMatchObject({ faults: [{ remaining: 1 }] })
  expect([(await second.call(BILLING)).status, (await second.call(BILLING)).status]).toEqual([
    503, 200,
  ])
  expect((await testSandbox({ store }).call('/sandbox/faults')).body).toEqual({ faults: [] })
})
