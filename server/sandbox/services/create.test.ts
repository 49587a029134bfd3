import { describe, expect, test } from 'vitest'
import { createService } from './create'
import { nodeStates, findState } from './states'
import { serviceView } from './view'
import { backupsResponse } from '../backups/view'
import type { ServiceFacts } from '../model'
import { SERVICE_TYPES } from '../service-types/option-trees'
import { listPlans } from '../service-types/plans'
import { exampleService, START } from '../test/support'
import { MINUTE, SECOND } from '../time'
import { checkUserConfig } from './user-config'

const project = {
  name: 'acme',
  defaultCloud: 'aws-eu-north-1',
  tags: {},
  estimatedBalance: '0.00',
  members: {},
}
const minimal = { service_name: 'demo-pg', service_type: 'pg', plan: 'business-4' }
const create = (changes: object = {}) => createFrom({ ...minimal, ...changes })

function createFrom(body: unknown): ServiceFacts {
  return createService(body, {
    project,
    now: START,
    salt: 'salt',
    find: (_, name) => (name === 'taken' ? exampleService() : undefined),
  })
}

describe('refusals', () => {
  const text = (name: string, value: string) => `Invalid input for ${name}: ${value}`
  const option = (name: string, value: string) => `Invalid 'user_config': ${text(name, value)}`
  const oddName = 'Service name must consist of 1-64 alphanumerical characters'
  const instead =
    "The sandbox does not emulate service integrations: 'read_replica'. Fork the service instead: create one with service_to_fork_from in its user_config"

  test.each<[object, number, string]>([
    [{ service_name: 'Demo' }, 400, oddName],
    [{ service_name: '4demo' }, 400, oddName],
    [
      { tech_emails: Array.from({ length: 11 }, () => ({ email: 'a@b.example' })) },
      400,
      expect.stringMatching(/^Invalid input for tech_emails: .* is too long$/),
    ],
    [
      { cmk_id: 'my-key' },
      400,
      expect.stringMatching(/^Invalid input for cmk_id: 'my-key' does not match/),
    ],
    [
      { group_name: 'g'.repeat(257) },
      400,
      expect.stringMatching(/^Invalid input for group_name: .* is too long$/),
    ],
    [
      { maintenance: { dow: 'never' } },
      400,
      expect.stringMatching(/^Invalid input for maintenance.dow: 'never' is not one of/),
    ],
    [
      { tags: { 'a b': 'c' } },
      400,
      expect.stringMatching(/^Invalid input for tags: 'a b' is no key/),
    ],
    [{ user_config: { ip_filter: ['/32'] } }, 400, "Invalid 'user_config' ip_filter value '/32'"],
    [
      { user_config: { ip_filter: [{ network: '10.0.0.0/33' }] } },
      400,
      "Invalid 'user_config' ip_filter value '10.0.0.0/33'",
    ],
    [{ service_name: 'taken' }, 409, 'Service name is already in use in this project'],
    [{ service_type: 'redis' }, 400, "Invalid service type 'redis'"],
    [{ plan: 'startup-1' }, 400, "Invalid plan 'startup-1' for service type 'pg'"],
    [{ cloud: 'aws-atlantis-1' }, 400, text('cloud', "unknown cloud 'aws-atlantis-1'")],
    [{ cloud: 'azure-uae-north' }, 400, "Cannot use 'azure-uae-north' for the authorized tenant"],
    [{ disk_space_mb: 1 }, 400, text('disk_space_mb', '1 is less than the minimum of 81920')],
    [
      { disk_space_mb: 245761 },
      400,
      text('disk_space_mb', '245761 is greater than the maximum of 245760'),
    ],
    [{ maintenance: { time: '3:00' } }, 400, expect.stringContaining('maintenance.time')],
    [{ tags: { team: 1 } }, 400, text('tags.team', "1 is not of type 'string'")],
    [{ project_vpc_id: '6f1d8a52-2b2f-4f39-9d3c-4f6a2d2e7c11' }, 404, 'Project VPC does not exist'],
    [{ project_vpc_id: 'mine' }, 400, expect.stringContaining('project_vpc_id')],
    [{ static_ips: ['ip1'] }, 404, "Static IP address 'ip1' does not exist"],
    [
      { service_integrations: [{ integration_type: 'read_replica', source_service: 'x' }] },
      400,
      instead,
    ],
    [{ user_config: { pg_read_replica: true, service_to_fork_from: 'taken' } }, 400, instead],
    [
      { user_config: { backup_hour: 24 } },
      400,
      option('backup_hour', '24 is greater than the maximum of 23'),
    ],
    [
      { user_config: { additional_backup_regions: null } },
      400,
      option('additional_backup_regions', "None is not of type 'array'"),
    ],
    [
      { user_config: { additional_backup_regions: ['aws-eu-north-1'] } },
      400,
      option('additional_backup_regions', "'aws-eu-north-1' is the cloud of the service"),
    ],
    [
      { user_config: { additional_backup_regions: ['google-europe-west1'] } },
      400,
      option(
        'additional_backup_regions',
        "'google-europe-west1' does not belong to the provider of the service, 'aws-eu-north-1'",
      ),
    ],
  ])('%j → %i', (changes, status, message) => {
    expect(() => create(changes)).toThrow(expect.objectContaining({ status, message }))
  })

  test.each([
    [[], "Invalid input: [] is not of type 'object'"],
    [{}, "Invalid input: 'service_name' is a required property"],
    [{ service_name: 'x', service_type: 'pg' }, "Invalid input: 'plan' is a required property"],
  ])('the body %j', (body, message) => {
    expect(() => createFrom(body)).toThrow(expect.objectContaining({ status: 400, message }))
  })
})

test('an absent cloud is the default of the project, and so is null', () => {
  expect(create().cloud).toBe('aws-eu-north-1')
  expect(create({ cloud: null, project_vpc_id: null }).cloud).toBe('aws-eu-north-1')
})

test('every field of the request is in the answer', () => {
  const facts = create({
    cloud: 'aws-eu-central-1',
    disk_space_mb: 204800,
    maintenance: { dow: 'monday', time: '04:05:06' },
    tags: { team: 'orders' },
    tech_emails: [{ email: 'ops@acme.example' }],
    termination_protection: true,
    cmk_id: '6f1d8a52-2b2f-4f39-9d3c-4f6a2d2e7c11',
    group_name: 'ignored',
    user_config: { pg_version: '16', ip_filter: [], admin_username: 'root' },
  })
  expect(serviceView(facts, START, { passwords: true, options: true, admin: true })).toMatchObject({
    cloud_name: 'aws-eu-central-1',
    disk_space_mb: 204800,
    maintenance: { dow: 'monday', time: '04:05:06' },
    tags: { team: 'orders' },
    tech_emails: [{ email: 'ops@acme.example' }],
    termination_protection: true,
    cmk_id: '6f1d8a52-2b2f-4f39-9d3c-4f6a2d2e7c11',
    user_config: { pg_version: '16', ip_filter: [], admin_username: 'root' },
    users: [{ username: 'root' }],
  })
})

test('version, networks and the time of backups are filled in', () => {
  expect(create().userConfig).toEqual({
    pg_version: '18',
    ip_filter: ['0.0.0.0/0', '::/0'],
    backup_hour: expect.any(Number),
    backup_minute: expect.any(Number),
  })
})

test.each(SERVICE_TYPES)('%s is set up, runs, and makes its first backup', (type) => {
  for (const plan of listPlans(type)) {
    const facts = create({ service_type: type, plan: plan.name })
    expect(checkUserConfig(type, facts.userConfig)).toBeUndefined()
    expect(findState(facts, START)).toBe('REBUILDING')
    const states = nodeStates(facts, START + 30 * SECOND)
    expect(states).toHaveLength(plan.nodes)
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['setting_up_vm']))
    expect(findState(facts, START + 90 * SECOND)).toBe('RUNNING')
    const without = ['thanos', 'kafka_connect', 'kafka_mirrormaker'].includes(type)
    expect(backupsResponse(facts, START + 59 * SECOND).backups).toEqual([])
    // As soon as it can run: Terraform waits for both.
    const { backups } = backupsResponse(facts, START + 60 * SECOND)
    expect(backups).toHaveLength(without ? 0 : 1)
  }
})

test('a region from the start gets a copy of the first backup', () => {
  const facts = create({ user_config: { additional_backup_regions: ['aws-eu-west-1'] } })
  expect(backupsResponse(facts, START + 3 * MINUTE).backups).toMatchObject([
    { storage_location: 'aws-eu-north-1', additional_regions: [{ cloud: 'aws-eu-west-1' }] },
  ])
})
