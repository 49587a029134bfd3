import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SERVICE_TYPES } from '../service-types/option-trees'
import { checkUserConfig } from '../services/user-config'
import { START, testSandbox } from '../test/support'
import { DAY, HOUR, MINUTE } from '../time'
import { demoContent } from './content'

const content = demoContent(START, 1)
let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

test('three projects hold services of every type, many clouds and all states', async () => {
  const all = []
  for (const { name } of content.projects) all.push(...(await sandbox.services(name)))
  expect(content.projects).toHaveLength(3)
  expect(new Set(all.map((service) => service.service_type))).toEqual(new Set(SERVICE_TYPES))
  expect(new Set(all.map((service) => service.state))).toEqual(
    new Set(['RUNNING', 'REBUILDING', 'REBALANCING', 'POWEROFF']),
  )
  expect(new Set(all.map((service) => service.cloud_name.split('-')[0]))).toEqual(
    new Set(['aws', 'google', 'azure', 'upcloud', 'do']),
  )
})

test('every user_config is valid', () => {
  const problems = content.services.flatMap(({ name, type, userConfig }) => {
    const problem = checkUserConfig(type, userConfig)
    return problem ? [[name, problem]] : []
  })
  expect(problems).toEqual([])
})

test('the same seed and time give the same organization, another seed another', () => {
  expect(demoContent(START, 1)).toEqual(content)
  expect(demoContent(START, 2).services).not.toEqual(content.services)
})

describe('the states of a secondary backup', () => {
  /** Hours since the newest copy in the region that is set, and whether it is paused. */
  const copy = async (name: string) => {
    const { user_config, backups } = await sandbox.service(name)
    const [region] = (user_config.additional_backup_regions ?? []) as string[]
    const newest = backups.findLast((backup) =>
      backup.additional_regions.some(({ cloud }) => cloud === region),
    )
    const age = newest && (sandbox.time.now - Date.parse(newest.backup_time)) / HOUR
    const entry = newest?.additional_regions.find(({ cloud }) => cloud === region)
    return { region, age, entry }
  }

  test.each([
    ['orders-pg', 'aws-eu-west-1', 26],
    ['users-mysql', 'google-europe-west4', 26],
    ['search-os', 'aws-eu-north-1', 3],
    ['geo-pg', 'aws-eu-west-1', 26],
    ['catalog-mysql', 'google-europe-north1', 26],
  ])('%s is protected in %s', async (name, region, hours) => {
    const state = await copy(name)
    expect(state.region).toBe(region)
    expect(state.age).toBeLessThan(hours)
  })

  test('billing-pg has no region and never had', async () => {
    expect(await sandbox.service('billing-pg')).toMatchObject({
      state: 'RUNNING',
      plan: 'business-4',
      cloud_name: 'aws-eu-central-1',
    })
    expect((await copy('billing-pg')).region).toBeUndefined()
  })

  test('inventory-mysql is paused and says why', async () => {
    expect((await copy('inventory-mysql')).entry).toMatchObject({
      paused: true,
      pause_reason: expect.stringMatching(/\w/),
    })
  })

  test('ledger-pg has fallen behind in silence', async () => {
    const state = await copy('ledger-pg')
    expect(state.age).toBeGreaterThan(4 * 24)
    expect(state.entry?.paused).toBe(false)
  })

  test('payments-pg waits for its first copy for more than a day', async () => {
    for (const later of [0, HOUR, DAY]) {
      sandbox.time.now = START + later
      expect(await copy('payments-pg')).toEqual({ region: 'aws-eu-west-1', age: undefined })
    }
    sandbox.time.now = START + 2 * DAY
    expect((await copy('payments-pg')).age).toBeDefined()
  })

  test('geo-pg lives where its copies are, legacy-pg away from its backups', async () => {
    expect(await sandbox.service('geo-pg')).toMatchObject({ cloud_name: 'aws-eu-west-1' })
    const legacy = await sandbox.service('legacy-pg')
    expect(legacy.cloud_name).toBe('google-europe-west3')
    expect(legacy.backups[0]?.storage_location).toBe('aws-eu-central-1')
  })

  test('catalog-mysql still has copies in its old region and refuses a change', async () => {
    const clouds = (await sandbox.service('catalog-mysql')).backups.flatMap((backup) =>
      backup.additional_regions.map(({ cloud }) => cloud),
    )
    expect(new Set(clouds)).toEqual(new Set(['google-europe-west4', 'google-europe-north1']))
    const user_config = { additional_backup_regions: ['google-europe-west4'] }
    expect(await sandbox.update('catalog-mysql', { user_config })).toMatchObject({ status: 409 })
  })

  test('archive-mysql is off and keeps its backups', async () => {
    const service = await sandbox.service('archive-mysql')
    expect(service.state).toBe('POWEROFF')
    expect(service.backups.length).toBeGreaterThan(0)
  })
})

test('reports-pg is rebuilding and runs within three minutes', async () => {
  expect(await sandbox.service('reports-pg')).toMatchObject({ state: 'REBUILDING' })
  sandbox.time.now += 2 * MINUTE
  expect(await sandbox.service('reports-pg')).toMatchObject({ state: 'REBUILDING' })
  sandbox.time.now += MINUTE
  expect(await sandbox.service('reports-pg')).toMatchObject({ state: 'RUNNING' })
})
