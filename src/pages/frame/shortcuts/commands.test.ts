import { describe, expect, it } from 'vitest'
import { fleetService } from '~/fleet/fleet-service'
import { exampleService } from '~/test/services'
import { CLOUDS } from '~/test/clouds'
import { findCommands, makeCommands } from './commands'

const service = (name: string) => fleetService('shop', exampleService({ service_name: name }))

const known = {
  projects: ['shop', 'lab'],
  services: ['orders-pg', 'pg-orders', 'billing-pg'].map(service),
  clouds: CLOUDS,
  path: '/coverage',
  address: 'https://offsite.example.com/coverage?q=pg',
}

const labels = (text: string, path = '/coverage') =>
  findCommands(makeCommands({ ...known, path }), text).map(({ label, note }) =>
    [label, note].filter(Boolean).join(' · '),
  )

describe('the palette', () => {
  it.each([
    ['orders', ['orders-pg · shop · PostgreSQL', 'pg-orders · shop · PostgreSQL']],
    ['BILLING shop', ['billing-pg · shop · PostgreSQL']],
    ['services lab', ['Current services · lab']],
    ['frankfurt aws', ['If Frankfurt goes down · Germany · aws-eu-central-1']],
    ['theme dark', ['Theme: dark']],
    ['nothing like it', []],
  ])('finds by “%s”: %j', (text, found) => {
    expect(labels(text)).toEqual(found)
  })

  it('puts first what can be done with the service that is open', () => {
    const path = '/projects/shop/services/orders-pg/overview'
    expect(labels('', path)[0]).toBe('Change advanced configuration · orders-pg')
    expect(labels('fork', path)).toEqual(['Fork & restore · orders-pg'])
    expect(labels('fork')).toEqual([])
  })

  it('copies the address of what is shown', () => {
    const [link] = findCommands(makeCommands(known), 'copy link')
    expect(link?.label).toBe('Copy link to this page')
    expect(link?.does).toEqual({ copy: known.address })
  })

  it('shows no more than can be read', () => {
    const services = Array.from({ length: 10_000 }, (_, index) => service(`pg-${index}`))
    expect(findCommands(makeCommands({ ...known, services }), 'pg')).toHaveLength(50)
  })
})
