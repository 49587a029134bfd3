import { describe, expect, it } from 'vitest'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { fleetService } from '~/fleet/fleet-service'
import { exampleService } from '~/test/services'
import { createReader, filterRows, inOrder, protectionAt } from './rows'
import { servicesSearch, type ServicesSearch } from './search-params'

const copiedTo = { additional_backup_regions: [REGION] }
/** By name, as lists come. */
const ROWS = [
  exampleService({
    service_name: 'billing',
    state: 'LEVITATING',
    cloud_name: 'aws-of-tomorrow-1',
    node_count: 1,
    user_config: copiedTo,
    backups: [backupAt(hoursAgo(40), REGION)],
  }),
  exampleService({
    service_name: 'events',
    service_type: 'kafka',
    state: 'POWEROFF',
    cloud_name: 'avn-ovh-gra',
    plan: 'startup-2',
    node_count: null,
    tags: { owner: null },
    create_time: '2026-02-01T00:00:00Z',
  }),
  exampleService({
    service_name: 'orders-2',
    user_config: copiedTo,
    backups: [backupAt(hoursAgo(1), REGION)],
    tags: { team: 'shop', Tier: '1' },
    create_time: '2026-03-01T00:00:00Z',
  }),
  exampleService({
    service_name: 'orders-10',
    service_type: 'mysql',
    state: 'REBUILDING',
    cloud_name: 'google-europe-west1',
    plan: 'premium-8',
    node_count: 3,
    backups: [],
    create_time: '2025-12-31T00:00:00Z',
  }),
]
  .map((service) => fleetService('acme', service))
  .map(createReader(CLOUDS))
  .map((listed) => ({ ...listed, protection: () => protectionAt(listed, NOW) }))

function names(search: ServicesSearch): string[] {
  return filterRows(inOrder(ROWS, search), search).map(({ service }) => service.service)
}

describe('the search', () => {
  it.each([
    ['', ['billing', 'events', 'orders-2', 'orders-10']],
    ['orders', ['orders-2', 'orders-10']],
    ['ORDERS mysql', ['orders-10']],
    ['postgresql', ['billing', 'orders-2']],
    ['apache', ['events']],
    ['powered off', ['events']],
    ['levitating', ['billing']],
    ['premium', ['orders-10']],
    ['frankfurt', ['orders-2']],
    ['germany', ['orders-2']],
    ['gravelines', ['events']],
    ['of-tomorrow', ['billing']],
    ['aws-eu-west-1', ['billing', 'orders-2']],
    ['behind', ['billing']],
    ['team:shop', ['orders-2']],
    ['tier:1', ['orders-2']],
    ['owner:', ['events']],
    ['  orders   frankfurt ', ['orders-2']],
    ['nothing like it', []],
  ])('“%s” finds %j', (q, found) => {
    expect(names({ q })).toEqual(found)
  })
})

describe('the filters', () => {
  it.each<[ServicesSearch, string[]]>([
    [{ status: 'POWEROFF' }, ['events']],
    [{ status: 'LEVITATING' }, ['billing']],
    [{ type: 'pg' }, ['billing', 'orders-2']],
    [{ provider: 'ovh' }, ['events']],
    [{ provider: 'aws' }, ['billing', 'orders-2']],
    [{ backup: 'protected' }, ['orders-2']],
    [{ backup: 'behind' }, ['billing']],
    [{ backup: 'not-protected' }, ['orders-10']],
    [{ backup: 'not-supported' }, ['events']],
    [{ backup: 'paused' }, []],
    [{ type: 'pg', provider: 'aws', backup: 'behind', q: 'bill' }, ['billing']],
    [{ type: 'pg', status: 'POWEROFF' }, []],
  ])('%j leave %j', (search, found) => {
    expect(names(search)).toEqual(found)
  })
})

describe('the order', () => {
  it.each<[ServicesSearch, string[]]>([
    [{}, ['billing', 'events', 'orders-2', 'orders-10']],
    [{ desc: true }, ['orders-10', 'orders-2', 'events', 'billing']],
    [{ sort: 'type' }, ['events', 'orders-10', 'billing', 'orders-2']],
    [{ sort: 'status' }, ['billing', 'events', 'orders-10', 'orders-2']],
    [{ sort: 'plan' }, ['billing', 'orders-2', 'orders-10', 'events']],
    [{ sort: 'plan', desc: true }, ['events', 'orders-10', 'billing', 'orders-2']],
    [{ sort: 'nodes' }, ['events', 'billing', 'orders-2', 'orders-10']],
    [{ sort: 'cloud' }, ['events', 'orders-2', 'billing', 'orders-10']],
    [{ sort: 'backup' }, ['orders-10', 'billing', 'orders-2', 'events']],
    [{ sort: 'created', desc: true }, ['orders-2', 'events', 'billing', 'orders-10']],
  ])('%j is %j', (search, order) => {
    expect(names(search)).toEqual(order)
  })

  it('leaves the rows themselves as they are', () => {
    const before = [...ROWS]
    inOrder(ROWS, { sort: 'created', desc: true })
    expect(ROWS).toEqual(before)
  })
})

describe('the URL', () => {
  it.each([
    [{}, {}],
    [{ q: 'pg', backup: 'paused', sort: 'plan', desc: true }, undefined],
    [
      { q: 17, type: 4 },
      { q: '17', type: '4' },
    ],
    [{ q: ['a'], backup: 'fine', sort: 'size', desc: 'yes', more: 1 }, {}],
    [{ status: 'SOMETHING_NEW' }, undefined],
  ])('%j is read as %j', (search, read) => {
    expect(servicesSearch.parse(search)).toEqual(read ?? search)
  })
})
