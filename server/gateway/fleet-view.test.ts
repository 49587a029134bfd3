import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Backup } from '~/api/backups'
import { readFleet } from '~/fleet/read/answer'
import { exampleService } from '~/test/services'
import { createSandbox } from '../sandbox'
import { fleetView } from './fleet-view'
import { testGateway } from './test/gateway'

const LIST = '/v1/project/p/service'

afterEach(() => {
  vi.unstubAllEnvs()
})

async function listsOf(options: Parameters<typeof createSandbox>[0]) {
  const sandbox = createSandbox(options)
  const get = async (path: string): Promise<Record<string, unknown[]>> => {
    const headers = { authorization: 'aivenv1 sandbox-admin' }
    const response = await sandbox.fetch(new Request(`http://sandbox${path}`, { headers }))
    return response.json() as Promise<Record<string, unknown[]>>
  }
  const projects = (await get('/v1/project'))['projects'] as { project_name: string }[]
  const lists = []
  for (const { project_name: project } of projects) {
    lists.push({ project, whole: await get(`/v1/project/${project}/service`) })
  }
  sandbox.close()
  return lists
}

async function makeRows(project: string, answer: unknown) {
  const bytes = new TextEncoder().encode(JSON.stringify(answer)).buffer
  const context = { method: 'GET', path: LIST, status: 200, requestId: undefined }
  const { services } = await readFleet(project, { bytes, context })
  return services
}

describe('the fleet view of a list of services', () => {
  it.each([
    ['the demo', {}],
    ['a fleet', { fleet: 300 }],
  ])('gives the console the same rows as the whole list: %s', async (_, options) => {
    const lists = await listsOf(options)
    let services = 0
    for (const { project, whole } of lists) {
      const rows = await makeRows(project, whole)
      services += rows.length
      expect(await makeRows(project, fleetView(whole))).toEqual(rows)
      expect(JSON.stringify(fleetView(whole)).length).toBeLessThan(JSON.stringify(whole).length / 4)
    }
    expect(services).toBeGreaterThan(20)
  })

  it('gives the same rows whatever the order and the oddities of the backups', async () => {
    const at = (hours: number) => new Date(Date.UTC(2026, 5, 10, hours)).toISOString()
    const backup = (name: string, time: string, place: string | null, ...copies: object[]) => ({
      backup_name: name,
      backup_time: time,
      data_size: name.length,
      storage_location: place,
      additional_regions: copies,
    })
    const paused = { cloud: 'aws-eu-west-1', paused: true, pause_reason: 'Quota' }
    const service = {
      service_name: 'odd',
      service_type: 'pg',
      plan: 'startup-4',
      state: 'RUNNING',
      cloud_name: 'aws-eu-central-1',
      create_time: at(0),
      update_time: at(0),
      node_count: null,
      tags: null,
      service_uri: 'postgres://u:p@host',
      user_config: {
        additional_backup_regions: ['aws-eu-west-1'],
        service_to_fork_from: 'source',
        ip_filter: ['0.0.0.0/0'],
      },
      backups: [
        backup('aaa', at(1), 'aws-eu-central-1', { cloud: 'aws-eu-west-1' }),
        backup('no time', 'yesterday', 'aws-eu-central-1', paused),
        backup('bbbb', at(9), null),
        backup('c', at(7), 'aws-eu-central-1', paused, { cloud: 'aws-eu-north-1' }),
        backup('dd', at(8), null),
        backup('e', at(2), 'aws-eu-central-1', { cloud: 'aws-eu-west-1' }),
      ],
    }
    const whole = { services: [service, { ...service, service_name: 'none', backups: null }] }
    expect(await makeRows('p', fleetView(whole))).toEqual(await makeRows('p', whole))
    const [trimmed] = (fleetView(whole) as typeof whole).services
    expect(trimmed?.backups?.map(({ backup_name: name }) => name)).toEqual([
      'bbbb',
      'c',
      'e',
      'no time',
    ])
    expect((await makeRows('p', whole))[1]).toMatchObject({
      locations: {
        primary: { count: 6, bytes: 4 },
        secondary: { count: 4, bytes: 1, paused: { reason: 'Quota' } },
      },
    })
  })

  it('gives the same rows of whatever backups there are', async () => {
    // Away from UTC a time without a zone is easily taken for another one.
    vi.stubEnv('TZ', 'America/New_York')
    // Few values, so that many backups are alike.
    const backup = fc.record({
      backup_name: fc.string(),
      backup_time: fc.constantFrom(
        '2026-06-01T08:00:00Z',
        '2026-06-01 07:00:00',
        '2026-06-02T08:00:00Z',
        'yesterday',
      ),
      data_size: fc.constantFrom(null, 1000, 2000),
      storage_location: fc.constantFrom(null, 'aws-eu-central-1'),
      incremental: fc.constantFrom(true, undefined),
      additional_regions: fc.constantFrom<Backup['additional_regions'][]>(
        null,
        [{ cloud: 'aws-eu-west-1' }],
        [{ cloud: 'aws-eu-west-1', paused: true, pause_reason: 'Quota' }],
        [{ cloud: 'google-europe-west1' }],
      ),
    })
    const lists = fc.array(fc.array(backup, { maxLength: 12 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        const services = all.map((backups, index) =>
          exampleService({
            service_name: `s${index}`,
            user_config: { additional_backup_regions: ['aws-eu-west-1'] },
            backups,
          }),
        )
        const rows = await makeRows('p', { services })
        expect(await makeRows('p', fleetView({ services }))).toEqual(rows)
      }),
    )
  })

  it.each([
    [null],
    [[]],
    [{ services: 'none' }],
    [{ services: [1] }],
    [{ message: 'Not allowed' }],
  ])('leaves alone what is no list of services: %j', (answer) =>
    expect(fleetView(answer)).toBe(answer),
  )
})

describe('asking the gateway for the fleet view', () => {
  const service = { service_name: 'a', password: 'x', users: [], tags: { owner: 'ops' } }
  const answers = {
    [LIST]: () => Response.json({ services: [service] }),
    [`${LIST}/a`]: () => Response.json({ service }),
  }
  const trimmed = { services: [{ service_name: 'a', tags: { owner: 'ops' } }] }
  const hidden = { ...service, password: '<redacted>' }

  it.each([
    ['by its name', `${LIST}?view=fleet-2`, trimmed],
    ['without it', LIST, { services: [hidden] }],
    ['for another view', `${LIST}?view=all`, { services: [hidden] }],
    ['of one service', `${LIST}/a?view=fleet-2`, { service: hidden }],
  ])('%s', async (_, path, expected) => {
    const { request, signIn, calls } = testGateway(answers)
    const { cookie } = await signIn()
    const response = await request(path, { headers: { cookie } })
    expect(await response.json()).toEqual(expected)
    expect(calls.at(-1)?.url).not.toContain('view')
  })

  it('passes a refusal on as it is', async () => {
    const refusal = { message: 'Not allowed', errors: [], services: [] }
    const { request, signIn } = testGateway({
      [LIST]: () => Response.json(refusal, { status: 403 }),
    })
    const { cookie } = await signIn()
    const response = await request(`${LIST}?view=fleet-2`, { headers: { cookie } })
    expect(response.status).toBe(403)
    expect(await response.json()).toEqual(refusal)
  })
})
