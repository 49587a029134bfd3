import { afterEach, beforeEach, expect, it } from 'vitest'
import { printJson } from '../../exact-json'
import { testSandbox } from '../test/support'

const LARGEST = 9_223_372_036_854_775_807n
const SERVICE = '/v1/project/acme-production/service/billing-pg'
const lag = (value: unknown) => ({ pglookout: { max_failover_replication_time_lag: value } })

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

it('an option keeps all digits of a large number, in every answer that holds it', async () => {
  const stored = { service: { user_config: lag(LARGEST) } }
  expect(await sandbox.update('billing-pg', { user_config: lag(LARGEST) })).toMatchObject({
    status: 200,
    body: stored,
  })
  expect((await sandbox.call(SERVICE)).body).toMatchObject(stored)
  const { body: list } = await sandbox.call('/v1/project/acme-production/service')
  expect(printJson(list)).toContain(`"max_failover_replication_time_lag":${LARGEST}`)
})

it('a fork inherits it with all its digits', async () => {
  await sandbox.update('billing-pg', { user_config: lag(LARGEST) })
  const fork = await sandbox.call('/v1/project/acme-production/service', {
    method: 'POST',
    body: {
      service_name: 'billing-fork',
      service_type: 'pg',
      plan: 'business-8',
      cloud: 'aws-eu-central-1',
      user_config: { service_to_fork_from: 'billing-pg' },
    },
  })
  expect(fork).toMatchObject({ status: 200, body: { service: { user_config: lag(LARGEST) } } })
})

it.each([
  [LARGEST + 1n, '9223372036854775808 is greater than the maximum of 9223372036854775807'],
  [-LARGEST, '-9223372036854775807 is less than the minimum of 10'],
  [[LARGEST], "[9223372036854775807] is not of type 'integer'"],
])('%s is checked to the digit', async (value, text) => {
  const { status, body } = await sandbox.update('billing-pg', { user_config: lag(value) })
  const message = `Invalid 'user_config': Invalid input for pglookout.max_failover_replication_time_lag: ${text}`
  expect({ status, body }).toMatchObject({ status: 400, body: { message } })
})

it.each(['/service-types/mysql', '/service-types', '/service_types'])(
  'the bounds in the schema have all their digits (%s)',
  async (path) => {
    const { body } = await sandbox.call(`/v1/project/acme-production${path}`)
    expect(printJson(body)).toContain('"maximum":18446744073709551615')
  },
)

it('elsewhere in a request a large number is a number like any other', async () => {
  const { status, body } = await sandbox.update('billing-pg', { disk_space_mb: LARGEST })
  expect({ status, body }).toMatchObject({ status: 400 })
})
