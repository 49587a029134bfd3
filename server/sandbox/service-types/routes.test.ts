import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findCloud } from '../clouds'
import { testSandbox } from '../test/support'
import { findPlan, isOffered, type servicePlan } from './plans'

const PRODUCTION = '/v1/project/acme-production'
const PG = `${PRODUCTION}/service-types/pg`
const PRICES = `${PRODUCTION}/pricing/service-types`
const READER = 'Bearer sandbox-read-only'

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

const listKeys = (value: unknown) => Object.keys(value as object).toSorted()

async function plans(type: string) {
  const { body } = await sandbox.call(`${PRODUCTION}/service-types/${type}/plans`)
  const { service_plans } = body as { service_plans: ReturnType<typeof servicePlan>[] }
  return new Map(service_plans.map((plan) => [plan.service_plan, plan]))
}

describe('a plan', () => {
  test('has everything that clients read', async () => {
    const plan = (await plans('pg')).get('business-4')
    expect(listKeys(plan)).toEqual([
      'backup_config',
      'node_count',
      'regions',
      'service_plan',
      'service_type',
    ])
    expect(plan?.backup_config).toEqual({ interval: 24, max_count: 15, recovery_mode: 'pitr' })
    expect(plan?.regions['aws-eu-central-1']).toEqual({
      price_usd: expect.stringMatching(/^\d+\.\d{4}$/),
      node_cpu_count: 2,
      node_memory_mb: 4096,
      disk_space_mb: 81920,
      disk_space_cap_mb: 245760,
      disk_space_step_mb: 10240,
      disk_space_gb_price_usd: expect.stringMatching(/^\d+\.\d{6}$/),
      object_storage_gb_price_usd: null,
    })
  })

  test('is the same when it is asked for alone', async () => {
    const answer = await sandbox.call(`${PG}/plans/business-4`, { auth: READER })
    expect(answer).toMatchObject({ status: 200 })
    expect(answer.body).toEqual({
      service_plan: 'business-4',
      service_type: 'pg',
      node_count: 2,
      backup_config: { interval: 24, max_count: 15, recovery_mode: 'pitr' },
      disk_space_mb: 81920,
      disk_space_cap_mb: 245760,
      disk_space_step_mb: 10240,
    })
  })

  test('has the same price in the list and alone', async () => {
    const listed = (await plans('kafka')).get('business-4')?.regions['aws-eu-west-1']
    const path = `${PRICES}/kafka/plans/business-4/clouds/aws-eu-west-1`
    expect((await sandbox.call(path, { auth: READER })).body).toEqual({
      service_plan: 'business-4',
      service_type: 'kafka',
      cloud_name: 'aws-eu-west-1',
      base_price_usd: listed?.price_usd,
      extra_disk_price_per_gb_usd: listed?.disk_space_gb_price_usd,
      object_storage_gb_price_usd: listed?.object_storage_gb_price_usd,
    })
    expect(listed?.object_storage_gb_price_usd).toEqual(expect.any(String))
  })

  test('whose disk cannot grow says so', async () => {
    expect((await plans('grafana')).get('startup-4')?.regions['aws-eu-west-1']).toMatchObject({
      disk_space_cap_mb: null,
      disk_space_step_mb: null,
      disk_space_gb_price_usd: null,
    })
  })

  test.each([
    ['premium-64', 'aws-eu-central-1', true],
    ['premium-64', 'upcloud-de-fra', false],
    ['business-8', 'upcloud-de-fra', true],
    // Not for this organization.
    ['business-8', 'aws-af-south-1', false],
  ])('%s in %s is offered: %s', async (name, cloud, offered) => {
    expect(Object.hasOwn((await plans('pg')).get(name)?.regions ?? {}, cloud)).toBe(offered)
    const price = await sandbox.call(`${PRICES}/pg/plans/${name}/clouds/${cloud}`)
    expect(price.status).toBe(offered ? 200 : 404)
  })
})

test.each([
  [`${PRODUCTION}/service-types/cassandra`, "Service type 'cassandra' does not exist"],
  [`${PRODUCTION}/service-types/constructor/plans`, "Service type 'constructor' does not exist"],
  [`${PG}/plans/business-5`, "Plan 'business-5' does not exist"],
  [`${PRICES}/pg/plans/business-5/clouds/aws-eu-west-1`, "Plan 'business-5' does not exist"],
  [`${PRICES}/pg/plans/business-4/clouds/moon`, "Cloud 'moon' does not exist"],
  [
    `${PRICES}/pg/plans/premium-64/clouds/do-fra`,
    "Plan 'premium-64' is not available in cloud 'do-fra'",
  ],
])('%s → 404', async (path, message) => {
  expect(await sandbox.call(path)).toMatchObject({
    status: 404,
    body: { message, errors: [{ message, status: 404 }] },
  })
})

test('a project’s types leave out the clouds that it may not use', async () => {
  const regions = async (path: string) => {
    const { body } = await sandbox.call(path)
    const { service_types } = body as {
      service_types: Record<string, { service_plans: ReturnType<typeof servicePlan>[] }>
    }
    return service_types.pg?.service_plans.find((plan) => plan.service_plan === 'startup-4')
      ?.regions
  }
  expect(await regions('/v1/service_types')).toHaveProperty('aws-af-south-1')
  expect(await regions(`${PRODUCTION}/service_types`)).not.toHaveProperty('aws-af-south-1')
  expect(await regions(`${PRODUCTION}/service_types`)).toHaveProperty('aws-eu-west-1')
})

test('every service of the demo runs where its plan is offered', async () => {
  for (const project of ['acme-production', 'acme-staging', 'acme-analytics']) {
    for (const service of await sandbox.services(project)) {
      const plan = findPlan(service.service_type, service.plan)
      const cloud = findCloud(service.cloud_name)
      expect(plan && cloud && isOffered(plan, cloud), service.service_name).toBe(true)
    }
  }
})
