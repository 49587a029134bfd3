import { afterEach, beforeEach, expect, test } from 'vitest'
import { testSandbox } from './test/support'
import { HOUR } from './time'

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

const ADA = { email: 'ada@acme.example', password: 'sandbox' }
const OTTO = { email: 'otto@acme.example', password: 'sandbox' }

const signIn = (body: unknown) => sandbox.call('/v1/userauth', { method: 'POST', auth: null, body })

const tokenOf = async (body: unknown) => ((await signIn(body)).body as { token: string }).token

const findStatus = async (token: string) =>
  (await sandbox.call('/v1/me', { auth: `aivenv1 ${token}` })).status

test.each([
  [ADA, 'ada@acme.example'],
  [{ ...ADA, tenant: 'aiven' }, 'ada@acme.example'],
  [{ ...ADA, otp: '000000' }, 'ada@acme.example'],
  [{ ...OTTO, otp: '123456' }, 'otto@acme.example'],
])('%j signs in', async (body, email) => {
  const answer = await signIn(body)
  expect(answer).toMatchObject({
    status: 200,
    body: { state: 'active', user_email: email, tenant: 'aiven', token: expect.any(String) },
  })
  const { token } = answer.body as { token: string }
  for (const scheme of ['aivenv1', 'Bearer']) {
    const me = await sandbox.call('/v1/me', { auth: `${scheme} ${token}` })
    expect(me).toMatchObject({ status: 200, body: { user: { user: email } } })
  }
})

test.each([
  [{ ...ADA, password: 'guess' }, 403, 'Authentication failed', 'authentication_failed'],
  [{ ...ADA, email: 'nobody@acme.example' }, 403, 'Authentication failed', 'authentication_failed'],
  [{ ...OTTO, otp: '654321' }, 403, 'Authentication failed', 'authentication_failed'],
  [{ ...OTTO, password: 'guess' }, 403, 'Authentication failed', 'authentication_failed'],
  [{ ...ADA, tenant: 'other' }, 403, 'Tenant mismatch', 'tenant_mismatch'],
  [OTTO, 510, 'One-time password is required', undefined],
  [{ email: ADA.email }, 400, "Invalid input: 'password' is a required property", undefined],
  [
    { ...ADA, password: 5 },
    400,
    "Invalid input for password: 5 is not of type 'string'",
    undefined,
  ],
  [{ ...OTTO, otp: '1234567' }, 400, "Invalid input for otp: '1234567' is too long", undefined],
])('%j is refused with %i', async (body, status, message, code) => {
  expect(await signIn(body)).toMatchObject({
    status,
    body: { message, errors: [{ message, status, ...(code && { error_code: code }) }] },
  })
})

test('a session is listed, lasts while it is used, and ends when its user signs out', async () => {
  const token = await tokenOf(ADA)
  sandbox.time.now += 29 * HOUR
  expect(await findStatus(token)).toBe(200)
  sandbox.time.now += 29 * HOUR
  const { body } = await sandbox.call('/v1/access_token', { auth: `Bearer ${token}` })
  expect(body).toMatchObject({ tokens: [{ created_manually: false, currently_active: true }] })
  const signOut = await sandbox.call('/v1/me/logout', { method: 'POST', auth: `Bearer ${token}` })
  expect(signOut).toMatchObject({ status: 200, body: { message: expect.any(String) } })
  expect(await findStatus(token)).toBe(401)
})

test('a session that is not used expires', async () => {
  const token = await tokenOf(ADA)
  sandbox.time.now += 31 * HOUR
  expect(await findStatus(token)).toBe(401)
})

test('no secret is logged', async () => {
  const token = await tokenOf(ADA)
  await sandbox.call('/v1/nothing', { auth: `Bearer ${token}` })
  expect(sandbox.log).toEqual(['not emulated: GET /v1/nothing'])
})
