import { afterEach, beforeEach, expect, test } from 'vitest'
import { testSandbox } from './test/support'

const BILLING = '/v1/project/acme-production/service/billing-pg'

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

const nested = (levels: number) => `{"tags": ${'['.repeat(levels)}${']'.repeat(levels)}}`

test.each([
  ['no JSON', '{"user_config": ', 400, 'Invalid JSON in request body'],
  ['a list', '[1, null]', 400, "Invalid input: [1, None] is not of type 'object'"],
  ['a text', '"x"', 400, "Invalid input: 'x' is not of type 'object'"],
  ['null', 'null', 400, "Invalid input: None is not of type 'object'"],
  ['65 levels', nested(64), 400, 'Invalid input: nested more than 64 levels deep'],
  ['300,000 levels', nested(300_000), 400, 'Invalid input: nested more than 64 levels deep'],
  [
    'more than a megabyte',
    JSON.stringify({ plan: 'x'.repeat(2 ** 20) }),
    413,
    'Request body is larger than 1048576 bytes',
  ],
])('a body that is %s is refused', async (_name, body, status, message) => {
  const before = await sandbox.service('billing-pg')
  expect(await sandbox.update('billing-pg', body)).toMatchObject({
    status,
    body: { message, errors: [{ message, status }] },
  })
  expect(await sandbox.service('billing-pg')).toEqual(before)
})

test.each([
  ['64 levels', nested(63)],
  ['brackets in a text', JSON.stringify({ unknown: '[{"\\"['.repeat(100) })],
  ['nothing at all', ''],
  ['a key of every object', '{"__proto__": {"plan": "none"}, "constructor": 1}'],
  ['a key twice', '{"plan": "none", "plan": "business-4"}'],
])('a body of %s is taken', async (_name, body) => {
  expect(await sandbox.update('billing-pg', body)).toMatchObject({ status: 200 })
})

test('a key named __proto__ among the options is an unknown option', async () => {
  const body = '{"user_config": {"__proto__": {"backup_hour": 4}}}'
  expect(await sandbox.update('billing-pg', body)).toMatchObject({ status: 400 })
})

test.each([
  ['/v1/project/acme%2Dproduction/service/billing%2dpg', 200],
  ['/v1/project/acme-production/service/billing%2Fpg', 404],
  ['/v1/project/acme-production/service/%E0%A4', 400],
  ['/v1/project/%/service', 400],
  [`${BILLING}?limit=999&unknown=%&include_secrets=perhaps`, 200],
])('GET %s → %i', async (path, status) => {
  expect(await sandbox.call(path)).toMatchObject({ status })
})

test('another method is refused with those that there are', async () => {
  const answer = await sandbox.call(BILLING, { method: 'PATCH', body: {} })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'PUT']))
})

test.each([
  ['/v1/access_token/sec%2Fret%3D', 'not emulated: PATCH /v1/access_token/…'],
  ['/v1/no%0Athing', 'not emulated: PATCH /v1/no%0Athing'],
])('%s is logged without secrets, on one line', async (path, line) => {
  await sandbox.call(path, { method: 'PATCH' })
  expect(sandbox.log).toEqual([line])
})

test('HEAD answers as GET does, without a body', async () => {
  const response = await sandbox.fetch(new Request('http://sandbox/v1/clouds', { method: 'HEAD' }))
  expect([response.status, await response.text()]).toEqual([200, ''])
})
