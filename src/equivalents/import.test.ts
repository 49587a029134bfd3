import { describe, expect, it } from 'vitest'
import type { Service } from '~/api/services'
import { readHcl, readResources } from '~/test/hcl'
import { exampleService } from '~/test/services'
import { bulkEquivalents, type RegionChange } from './bulk'
import { AIVEN_API } from './equivalent'

/** A service of which Aiven tells everything. */
const TOLD: Partial<Service> = {
  termination_protection: false,
  project_vpc_id: null,
  tech_emails: [],
  tags: {},
  disk_space_mb: 92160,
}

const change = (project: string, service = 'example-pg', type = 'pg'): RegionChange => ({
  project,
  service,
  type,
  region: 'aws-eu-west-1',
})

function printFor(changes: readonly RegionChange[], service: Service | undefined) {
  const [, , terraform] = bulkEquivalents(changes, AIVEN_API, (_, name) =>
    service ? { ...service, service_name: name } : undefined,
  )
  return terraform ?? { text: '', notes: [] }
}

async function resourceFor(changes: Partial<Service>, type = 'pg') {
  const service = exampleService({ ...TOLD, service_type: type, ...changes })
  const { text } = printFor([change('shop', 'example-pg', type)], service)
  const [resource] = Object.values(await readResources(text))
  return resource ?? {}
}

it('stands by itself, with one import and one resource for each service', async () => {
  const { text } = printFor([change('orders'), change('billing')], exampleService(TOLD))
  const file = await readHcl(text)
  expect(file.terraform).toEqual([{ required_providers: [{ aiven: { source: 'aiven/aiven' } }] }])
  expect(file.import).toEqual([
    { to: '${aiven_pg.orders_example_pg}', id: 'orders/example-pg' },
    { to: '${aiven_pg.billing_example_pg}', id: 'billing/example-pg' },
  ])
  expect(await readResources(text)).toMatchObject({
    'aiven_pg.orders_example_pg': {
      project: 'orders',
      service_name: 'example-pg',
      plan: 'business-4',
      cloud_name: 'aws-eu-central-1',
      pg_user_config: [{ additional_backup_regions: ['aws-eu-west-1'] }],
    },
    'aiven_pg.billing_example_pg': { project: 'billing' },
  })
})

it('gives names that become alike different labels', async () => {
  const { text } = printFor(
    [change('a_b', 'c'), change('a', 'b_c'), change('a-b', 'c'), change('a', 'b-c')],
    exampleService(TOLD),
  )
  expect(Object.keys(await readResources(text))).toHaveLength(4)
})

/** What an update of the provider sends, named or not: by its source (August 2026). */
describe.each<[attribute: string, at: Partial<Service>, kept: object]>([
  ['termination_protection', { termination_protection: true }, { termination_protection: true }],
  [
    'tag',
    { tags: { team: 'orders', odd: null } },
    {
      tag: [
        { key: 'team', value: 'orders' },
        { key: 'odd', value: '' },
      ],
    },
  ],
  [
    'tech_emails',
    { tech_emails: [{ email: 'a@b.example' }, { email: 'c@d.example' }] },
    { tech_emails: [{ email: 'a@b.example' }, { email: 'c@d.example' }] },
  ],
  ['project_vpc_id', { project_vpc_id: 'vpc-1' }, { project_vpc_id: 'shop/vpc-1' }],
])('%s', (attribute, at, kept) => {
  it('keeps its value', async () => {
    expect(await resourceFor(at)).toMatchObject(kept)
  })

  it('is left alone where it is unknown', async () => {
    const unknown = Object.fromEntries(Object.keys(at).map((key) => [key, undefined]))
    const { lifecycle, ...resource } = await resourceFor(unknown)
    expect(lifecycle).toEqual([
      { ignore_changes: expect.arrayContaining([`\${${attribute}}`]) as unknown },
    ])
    expect(resource).not.toHaveProperty(attribute)
  })
})

it.each<[what: string, at: Partial<Service>, kept: object]>([
  ['storage that was added', { disk_space_mb: 122_880 }, { disk_space: '120GiB' }],
  [
    'the maintenance window',
    { maintenance: { dow: 'sunday', time: '03:00:00' } },
    { maintenance_window_dow: 'sunday', maintenance_window_time: '03:00:00' },
  ],
  [
    'networks',
    { user_config: { ip_filter: ['10.0.0.0/8'], pg_version: '17' } },
    {
      pg_user_config: [
        { ip_filter_string: ['10.0.0.0/8'], additional_backup_regions: ['aws-eu-west-1'] },
      ],
    },
  ],
  [
    'networks with descriptions',
    { user_config: { ip_filter: [{ network: '10.0.0.0/8', description: '${office}' }] } },
    {
      pg_user_config: [
        { ip_filter_object: [{ network: '10.0.0.0/8', description: '$${office}' }] },
      ],
    },
  ],
  [
    'lists of objects',
    { user_config: { switchover_windows: [{ dow: 'sunday', from_hour: 3 }] } },
    { pg_user_config: [{ switchover_windows: [{ dow: 'sunday', from_hour: 3 }] }] },
  ],
])('keeps %s', async (_, at, kept) => {
  expect(await resourceFor(at)).toMatchObject(kept)
})

it('leaves static IPs alone: a service does not tell its own', async () => {
  expect(await resourceFor({})).toMatchObject({
    lifecycle: [{ ignore_changes: ['${static_ips}'] }],
  })
})

it('sends no maintenance window that only Aiven can set', async () => {
  const resource = await resourceFor({ maintenance: { dow: 'never', time: '03:00:00' } })
  expect(resource).not.toHaveProperty('maintenance_window_dow')
})

it('leaves out lists that the provider does not know', async () => {
  const custom_repos = [{ name: 'r' }]
  const resource = await resourceFor({ user_config: { custom_repos } }, 'opensearch')
  expect(resource.opensearch_user_config).toEqual([
    { additional_backup_regions: ['aws-eu-west-1'] },
  ])
})

it.each<[why: string, at: Partial<Service> | undefined]>([
  ['it is powered off, and an apply would power it on', { state: 'POWEROFF' }],
  ['its disk space is unknown', { disk_space_mb: undefined }],
  ['its disk space is unknown', { disk_space_mb: 1000 }],
  ['it could not be loaded', undefined],
])('leaves a service out: %s', (why, at) => {
  const { text, notes } = printFor([change('shop')], at && exampleService({ ...TOLD, ...at }))
  expect(text).toBe('')
  expect(notes).toContain(`Skipped: shop/example-pg, because ${why}. Use avn or curl for it.`)
})
