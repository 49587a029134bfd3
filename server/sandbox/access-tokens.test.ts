import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testSandbox } from './test/support'
import { HOUR, MINUTE, SECOND } from './time'

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

const OTTO = 'Bearer sandbox-operator'

/** A new token of the admin. */
async function create(body: object = {}, at = sandbox) {
  const answer = await at.call('/v1/access_token', {
    method: 'POST',
    // As the CLI sends it.
    body: { description: 'ci', extend_when_used: false, max_age_seconds: null, ...body },
  })
  expect(answer.status).toBe(200)
  return answer.body as { full_token: string; token_prefix: string }
}

const findStatus = async (token: string, scheme = 'aivenv1') =>
  (await sandbox.call('/v1/me', { auth: `${scheme} ${token}` })).status

const list = async (auth?: string) => {
  const { body } = await sandbox.call('/v1/access_token', auth ? { auth } : {})
  return (body as { tokens: Record<string, unknown>[] }).tokens
}

const pathOf = (token: string) => `/v1/access_token/${encodeURIComponent(token)}`

test('a new token is told once, works in both schemes, and is listed with every key', async () => {
  const { full_token: token, ...rest } = await create({ scopes: ['all'] })
  const expected = {
    token_prefix: token.slice(0, 12),
    description: 'ci',
    create_time: '2026-08-21T10:00:00Z',
    created_manually: true,
    currently_active: false,
    expiry_time: null,
    extend_when_used: false,
    max_age_seconds: null,
    last_used_time: null,
    last_ip: null,
    last_user_agent: null,
    last_user_agent_human_readable: null,
    ip_allowlist: [],
    scopes: ['all'],
  }
  expect(rest).toEqual(expected)
  expect(await list()).toEqual([expected])
  expect(await list(OTTO)).toEqual([])

  for (const scheme of ['aivenv1', 'Bearer']) expect(await findStatus(token, scheme)).toBe(200)
  const response = await sandbox.fetch(
    new Request('http://sandbox/v1/access_token', {
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'aiven-client/4.16.0' },
    }),
  )
  expect(await response.json()).toMatchObject({
    tokens: [{ currently_active: true, last_used_time: '2026-08-21T10:00:00Z' }],
  })
})

test('its last use is told, to the minute', async () => {
  const { full_token: token } = await create()
  const use = (agent: string) =>
    sandbox.fetch(
      new Request('http://sandbox/v1/me', {
        headers: { authorization: `Bearer ${token}`, 'user-agent': agent },
      }),
    )
  await use('one/1')
  sandbox.time.now += 59 * SECOND
  await use('two/2')
  expect(await list()).toMatchObject([
    { last_used_time: '2026-08-21T10:00:00Z', last_user_agent: 'one/1' },
  ])
  sandbox.time.now += SECOND
  await use('three/3')
  expect(await list()).toMatchObject([
    { last_used_time: '2026-08-21T10:01:00Z', last_user_agent: 'three/3' },
  ])
})

test.each([
  ['its prefix', (token: string) => token.slice(0, 12)],
  ['the whole of it, with / + and = encoded', (token: string) => token],
])('a token is changed and revoked by %s', async (_name, name) => {
  const { full_token: token } = await create()
  expect(token).toMatch(/=$/)
  const path = pathOf(name(token))
  expect(await sandbox.call(path, { auth: OTTO, body: { description: 'x' } })).toMatchObject({
    status: 404,
  })
  expect(await sandbox.call(path, { body: { description: 'nightly' } })).toMatchObject({
    status: 200,
    body: { description: 'nightly', token_prefix: token.slice(0, 12), last_ip: null },
  })
  expect(await sandbox.call(path, { auth: OTTO, method: 'DELETE' })).toMatchObject({ status: 404 })
  expect(await findStatus(token)).toBe(200)
  expect(await sandbox.call(path, { method: 'DELETE' })).toMatchObject({
    status: 200,
    body: { message: expect.any(String) },
  })
  expect(await findStatus(token)).toBe(401)
  expect(await sandbox.call(path, { method: 'DELETE' })).toMatchObject({ status: 404 })
})

test('a token of a certain age expires, unless its use extends it', async () => {
  const { full_token: fixed } = await create({ max_age_seconds: 3600 })
  const { full_token: extended } = await create({ max_age_seconds: 3600, extend_when_used: true })
  expect(await list()).toMatchObject([
    { expiry_time: '2026-08-21T11:00:00Z', max_age_seconds: 3600 },
    { expiry_time: '2026-08-21T11:00:00Z', extend_when_used: true },
  ])
  sandbox.time.now += 50 * MINUTE
  expect([await findStatus(fixed), await findStatus(extended)]).toEqual([200, 200])
  sandbox.time.now += 50 * MINUTE
  expect([await findStatus(fixed), await findStatus(extended)]).toEqual([401, 200])
  expect(await list()).toMatchObject([{ expiry_time: '2026-08-21T12:40:00Z' }])
  sandbox.time.now += HOUR
  expect(await findStatus(extended)).toBe(401)
})

test.each([
  ['an age too small', { max_age_seconds: 60 }, '60 is less than the minimum of 600'],
  ['too large', { max_age_seconds: 315_360_001 }, 'is greater than the maximum of 315360000'],
  ['no number', { max_age_seconds: '600' }, "'600' is not of type 'integer', 'null'"],
  ['no description', { description: undefined }, "'description' is a required property"],
  ['one that is no text', { description: 1 }, "1 is not of type 'string'"],
  ['one too long', { description: 'x'.repeat(1001) }, 'is too long'],
  ['too many scopes', { scopes: Array(101).fill('all') }, 'is too long'],
])('a token with %s is refused', async (_name, body, message) => {
  const answer = await sandbox.call('/v1/access_token', {
    method: 'POST',
    body: { description: 'ci', ...body },
  })
  expect(answer).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining(message) },
  })
  expect(await list()).toEqual([])
})

describe('all of a user’s tokens can be expired', () => {
  test('except the fixed one', async () => {
    const { full_token: token } = await create()
    expect(await sandbox.call('/v1/me/expire_tokens', { method: 'POST' })).toMatchObject({
      status: 200,
      body: { message: expect.any(String) },
    })
    expect(await findStatus(token)).toBe(401)
    expect((await sandbox.call('/v1/me')).body).toMatchObject({
      user: { token_validity_begin: '2026-08-21T10:00:00Z' },
    })
  })

  test('and nobody else’s', async () => {
    const { full_token: token } = await create()
    await sandbox.call('/v1/me/expire_tokens', { method: 'POST', auth: OTTO })
    expect(await findStatus(token)).toBe(200)
  })
})

test('the CLI may sign out with a fixed token, which works on', async () => {
  expect(await sandbox.call(pathOf('sandbox-admin'), { method: 'DELETE' })).toMatchObject({
    status: 200,
  })
  expect(await findStatus('sandbox-admin')).toBe(200)
  expect(await sandbox.call(pathOf('sandbox-operator'), { method: 'DELETE' })).toMatchObject({
    status: 404,
  })
})

test('tokens survive a restart, of them only a hash is in the file, and a reset ends them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  const data = join(folder, 'sandbox.db')
  try {
    const first = testSandbox({ data })
    const { full_token: token } = await create({}, first)
    first.close()
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
    expect(files.some((file) => file.includes(token.slice(0, 12)))).toBe(true)
    expect(files.some((file) => file.includes(token.slice(0, 40)))).toBe(false)

    const second = testSandbox({ data })
    const ask = () => second.call('/v1/me', { auth: `Bearer ${token}` })
    expect(await ask()).toMatchObject({ status: 200 })
    await second.call('/sandbox/reset', { method: 'POST' })
    expect(await ask()).toMatchObject({ status: 401 })
    second.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
