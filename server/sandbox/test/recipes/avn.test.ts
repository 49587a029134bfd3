import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { testSandbox } from '../support'
import { MINUTE } from '../../time'
import { CLIENTS, send, type Recorded } from './clients'
import * as shapes from './shapes'

/** The commands of the CLI, with the requests that it was recorded to send. */

const PROJECT = '/v1/project/acme-production'
const PG = `${PROJECT}/service/billing-pg`
const oneService = z.strictObject({ service: shapes.service })
const withMessage = z.looseObject({ message: z.string().min(1) })

const get = (path: string): Recorded => ({ method: 'GET', path })
const put = (body: object, path = PG): Recorded => ({ method: 'PUT', path, body })

let sandbox: ReturnType<typeof testSandbox>
beforeAll(() => {
  sandbox = testSandbox()
})
afterAll(() => sandbox.close())

const READING: [string, Recorded, z.ZodType][] = [
  ['user info', get('/v1/me'), shapes.me],
  ['project list', get('/v1/project'), shapes.projects],
  ['project details', get(PROJECT), z.strictObject({ project: shapes.project })],
  ['cloud list', get(`${PROJECT}/clouds`), shapes.clouds],
  ['cloud list, no project chosen', get('/v1/project//clouds'), shapes.clouds],
  [
    'service list',
    get(`${PROJECT}/service`),
    z.strictObject({ services: z.array(shapes.service).min(1) }),
  ],
  ['service get', get(PG), oneService],
  ['service backup-list', get(`${PG}/backups`), shapes.backups],
  ['service types, service plans', get(`${PROJECT}/service_types`), shapes.serviceTypes],
  ['service update, up to 4.15', get(`${PROJECT}/service_types`), shapes.serviceTypes],
  ['service update, from 4.16', get(`${PROJECT}/service-types/pg`), shapes.serviceType],
  ['service versions', get('/v1/service_versions'), shapes.serviceVersions],
  ['service create --cloud', get(`${PROJECT}/vpcs`), z.strictObject({ vpcs: z.tuple([]) })],
  ['service tags list', get(`${PG}/tags`), shapes.tags],
  [
    'service database-list',
    get(`${PG}/db`),
    z.strictObject({ databases: z.array(z.strictObject({ database_name: z.string() })).min(1) }),
  ],
  [
    'service user-list, connection-pool-list',
    get(PG),
    z.object({
      service: z.object({
        users: z.array(z.object({ username: z.string(), type: z.string() })).min(1),
        connection_pools: z.tuple([]),
        metadata: z.object({ max_connections: z.int() }),
      }),
    }),
  ],
  [
    'service user-get',
    get(`${PG}/user/avnadmin`),
    z.strictObject({ user: z.looseObject({ username: z.literal('avnadmin') }) }),
  ],
  [
    'service integration-list',
    get(`${PG}/integration`),
    z.strictObject({ service_integrations: z.tuple([]) }),
  ],
  [
    'project ca-get, service user-creds-download',
    get(`${PROJECT}/kms/ca`),
    z.strictObject({ certificate: z.string().regex(/^-----BEGIN CERTIFICATE-----\n/) }),
  ],
  ['project tags list', get(`${PROJECT}/tags`), shapes.tags],
  ['events -n 5', get(`${PROJECT}/events?limit=5`), shapes.events],
  [
    'account list',
    get('/v1/account'),
    z.strictObject({ accounts: z.array(shapes.account).min(1) }),
  ],
  [
    'organization list',
    get('/v1/organizations'),
    z.strictObject({ organizations: z.array(shapes.organization).min(1) }),
  ],
  [
    'user access-token list',
    get('/v1/access_token'),
    z.strictObject({ tokens: z.array(shapes.token) }),
  ],
  [
    'service metrics --period day',
    { method: 'POST', path: `${PG}/metrics`, body: { period: 'day' } },
    shapes.metrics,
  ],
  [
    'service logs',
    { method: 'POST', path: `${PG}/logs`, body: { limit: 100, sort_order: 'asc' } },
    shapes.logs,
  ],
]

test.each(READING)('avn %s', async (_command, recorded, shape) => {
  const { status, type, answer } = await send(sandbox, CLIENTS.avn, recorded)
  expect(type).toMatch(/^application\/json/)
  expect(shape.parse(answer)).toBeDefined()
  expect(status).toBe(200)
})

test('clouds, types and versions need no token', async () => {
  for (const path of [
    '/v1/clouds',
    '/v1/project//clouds',
    '/v1/service_types',
    '/v1/service_versions',
  ]) {
    const response = await sandbox.fetch(new Request(`http://sandbox${path}`))
    expect([path, response.status]).toEqual([path, 200])
    await response.body?.cancel()
  }
})

test('the versions of the account that the project names', async () => {
  const { answer } = await send(sandbox, CLIENTS.avn, get(PROJECT))
  const { account_id } = z.object({ project: shapes.project }).parse(answer).project
  const versions = await send(
    sandbox,
    CLIENTS.avn,
    get(`/v1/account/${account_id}/service_versions`),
  )
  const { service_versions } = shapes.serviceVersions.parse(versions.answer)
  expect(service_versions).toContainEqual(
    expect.objectContaining({ service_type: 'pg', major_version: '17', state: 'available' }),
  )
})

/** What the CLI makes of a name that was given where a list belongs. */
const LETTERS = Array.from('aws-eu-west-1')

describe('service update', () => {
  const refused = (text: string) => `Invalid 'user_config': ${text}`
  const region = (...regions: string[]) => ({
    plan: 'business-4',
    user_config: { additional_backup_regions: regions },
  })

  // In this order: each step finds what the one before left.
  const steps: [string, object, object | string][] = [
    [
      'the list as one letter each: what a string in place of a list becomes',
      region(...LETTERS),
      refused(
        `Invalid input for additional_backup_regions: [${LETTERS.map((letter) => `'${letter}'`).join(', ')}] is too long`,
      ),
    ],
    [
      'enable',
      region('aws-eu-west-1'),
      { user_config: { additional_backup_regions: ['aws-eu-west-1'] }, state: 'RUNNING' },
    ],
    [
      'the same again',
      region('aws-eu-west-1'),
      { user_config: { additional_backup_regions: ['aws-eu-west-1'] } },
    ],
    [
      'another provider',
      region('google-europe-west1'),
      refused(
        "Invalid input for additional_backup_regions: 'google-europe-west1' does not belong to the provider of the service, 'aws-eu-central-1'",
      ),
    ],
    [
      'two regions',
      region('aws-eu-west-1', 'aws-eu-north-1'),
      refused(
        "Invalid input for additional_backup_regions: ['aws-eu-west-1', 'aws-eu-north-1'] is too long",
      ),
    ],
    ['disable', region(), { user_config: { additional_backup_regions: [] } }],
    [
      'backup time',
      { plan: 'business-4', user_config: { backup_hour: 5, backup_minute: 45 } },
      { user_config: { backup_hour: 5, backup_minute: 45 } },
    ],
    [
      '--enable-termination-protection',
      { plan: 'business-4', user_config: {}, termination_protection: true },
      { termination_protection: true },
    ],
    [
      '--disable-termination-protection',
      { plan: 'business-4', user_config: {}, termination_protection: false },
      { termination_protection: false },
    ],
    [
      '--cloud',
      { cloud: 'aws-eu-west-2', plan: 'business-4', user_config: {} },
      { cloud_name: 'aws-eu-west-2', state: 'REBALANCING' },
    ],
    [
      '--power-off',
      { plan: 'business-4', powered: false, user_config: {} },
      { state: 'POWEROFF', node_states: [] },
    ],
    ['--power-on', { plan: 'business-4', powered: true, user_config: {} }, { state: 'REBUILDING' }],
    [
      '--plan',
      { plan: 'business-8', user_config: {} },
      { plan: 'business-8', state: 'REBUILDING' },
    ],
  ]

  test.each(steps)('%s', async (_name, body, expected) => {
    const { status, answer } = await send(sandbox, CLIENTS.avn, put(body))
    if (typeof expected === 'string') {
      expect(shapes.errorBody.parse(answer).message).toBe(expected)
      expect(status).toBe(400)
    } else {
      expect(oneService.parse(answer).service).toMatchObject(expected)
      expect(status).toBe(200)
    }
  })

  test('--remove-option backup_hour --remove-option backup_minute', async () => {
    const body = { plan: 'business-8', user_config: { backup_hour: null, backup_minute: null } }
    const { answer } = await send(sandbox, CLIENTS.avn, put(body))
    const { user_config } = oneService.parse(answer).service
    expect(user_config).not.toHaveProperty('backup_hour')
    expect(user_config).not.toHaveProperty('backup_minute')
  })
})

describe('service create', () => {
  /** What the CLI sends besides the interesting part. */
  const usual = { service_integrations: [], termination_protection: false, static_ips: [] }
  const create = (body: object): Recorded => ({
    method: 'POST',
    path: `${PROJECT}/service`,
    body: { ...usual, plan: 'business-4', service_type: 'pg', ...body },
  })
  const service = async (name: string) => {
    const { answer } = await send(sandbox, CLIENTS.avn, get(`${PROJECT}/service/${name}`))
    return oneService.parse(answer).service
  }

  test('with a region, then wait, then its backups, then a fork in the region', async () => {
    const created = await send(
      sandbox,
      CLIENTS.avn,
      create({
        cloud: 'aws-eu-central-1',
        service_name: 'new-pg',
        user_config: { additional_backup_regions: ['aws-eu-west-1'] },
      }),
    )
    expect(oneService.parse(created.answer).service).toMatchObject({
      state: 'REBUILDING',
      cloud_name: 'aws-eu-central-1',
      user_config: { additional_backup_regions: ['aws-eu-west-1'] },
    })
    expect(created.status).toBe(200)

    sandbox.time.now += 10 * MINUTE
    expect(await service('new-pg')).toMatchObject({
      state: 'RUNNING',
      backups: [
        {
          storage_location: 'aws-eu-central-1',
          additional_regions: [{ cloud: 'aws-eu-west-1', paused: false }],
        },
      ],
    })

    const forked = await send(
      sandbox,
      CLIENTS.avn,
      create({
        cloud: 'aws-eu-west-1',
        service_name: 'restored-pg',
        project_vpc_id: null,
        user_config: { service_to_fork_from: 'new-pg' },
      }),
    )
    expect(oneService.parse(forked.answer).service).toMatchObject({ state: 'REBUILDING' })
    sandbox.time.now += 10 * MINUTE
    expect(await service('restored-pg')).toMatchObject({
      state: 'RUNNING',
      backups: [{ storage_location: 'aws-eu-west-1' }],
    })
  })

  test('a point in time that the window does not hold is refused', async () => {
    const { status, answer } = await send(
      sandbox,
      CLIENTS.avn,
      create({
        cloud: 'aws-eu-west-1',
        service_name: 'too-early-pg',
        user_config: {
          service_to_fork_from: 'new-pg',
          recovery_target_time: '2019-01-01 23:34:45',
        },
      }),
    )
    expect(shapes.errorBody.parse(answer).message).toMatch(/recovery_target_time/)
    expect(status).toBe(400)
  })

  test('--no-fail-if-exists looks for a conflict', async () => {
    const { status, answer } = await send(
      sandbox,
      CLIENTS.avn,
      create({ cloud: 'aws-eu-central-1', service_name: 'new-pg', user_config: {} }),
    )
    expect(shapes.errorBody.parse(answer).message).toBe(
      'Service name is already in use in this project',
    )
    expect(status).toBe(409)
  })

  test('without a cloud it runs in the default one of the project', async () => {
    const { answer } = await send(
      sandbox,
      CLIENTS.avn,
      create({ cloud: null, service_name: 'anywhere-pg', user_config: {} }),
    )
    expect(oneService.parse(answer).service.cloud_name).toBe('aws-eu-central-1')
  })

  test('service terminate, and again', async () => {
    const terminate: Recorded = { method: 'DELETE', path: `${PROJECT}/service/anywhere-pg` }
    expect((await send(sandbox, CLIENTS.avn, terminate)).status).toBe(200)
    for (const request of [terminate, get(terminate.path)]) {
      const { status, answer } = await send(sandbox, CLIENTS.avn, request)
      expect(status).toBe(404)
      expect(shapes.errorBody.parse(answer).message).toBe('Service anywhere-pg does not exist')
    }
  })
})

/** A word as bash hands it on. */
function readByShell(typed: string): string {
  return execFileSync('bash', ['-c', `printf %s ${typed}`], { encoding: 'utf8' })
}

/** avn reads a Python literal: of these lists it is the same as JSON. */
const list = (text: string): unknown => JSON.parse(text)

describe('the commands of the announcement, word for word', () => {
  test.each([
    ['additional_backup_regions=[\\"aws-eu-west-1\\"]', 'quoted-pg'],
    [String.raw`additional_backup_regions=\[\"aws-eu-west-1\"\]`, 'escaped-pg'],
  ])('service create -c %s', async (typed, name) => {
    const region = list(readByShell(typed).slice('additional_backup_regions='.length))
    const { status, answer } = await send(sandbox, CLIENTS.avn, {
      method: 'POST',
      path: `${PROJECT}/service`,
      body: {
        cloud: 'aws-eu-central-1',
        plan: 'business-4',
        service_integrations: [],
        service_name: name,
        service_type: 'pg',
        user_config: { additional_backup_regions: region },
        termination_protection: false,
        static_ips: [],
      },
    })
    expect(status).toBe(200)
    expect(oneService.parse(answer).service.user_config).toMatchObject({
      additional_backup_regions: ['aws-eu-west-1'],
    })
  })
})

test('user-get, for one that is not there', async () => {
  const { status, answer } = await send(sandbox, CLIENTS.avn, get(`${PG}/user/nobody`))
  expect([status, shapes.errorBody.parse(answer).message]).toEqual([404, 'User does not exist'])
})

test('project tags update, then replace', async () => {
  const TAGS = `${PROJECT}/tags`
  const patch = {
    method: 'PATCH',
    path: TAGS,
    body: { tags: { offsite_residency: 'eu', unit: null } },
  }
  expect(
    withMessage.parse((await send(sandbox, CLIENTS.avn, patch as Recorded)).answer),
  ).toBeDefined()
  const { answer } = await send(sandbox, CLIENTS.avn, get(TAGS))
  expect(answer).toEqual({ tags: { env: 'production', offsite_residency: 'eu' } })
  // The project tells them too.
  const project = await send(sandbox, CLIENTS.avn, get(PROJECT))
  expect(project.answer).toMatchObject({ project: { tags: { offsite_residency: 'eu' } } })
  const odd = await send(sandbox, CLIENTS.avn, put({ tags: { '1st': 'x' } }, TAGS))
  expect(odd.status).toBe(400)
  expect(
    (await send(sandbox, CLIENTS.avn, put({ tags: { env: 'production' } }, TAGS))).status,
  ).toBe(200)
  expect((await send(sandbox, CLIENTS.avn, get(TAGS))).answer).toEqual({
    tags: { env: 'production' },
  })
})

test.each(['read_replica', 'disaster_recovery'])(
  'service integration-create -t %s is refused with what to do instead',
  async (type) => {
    const body = { integration_type: type, source_service: 'orders-pg', dest_service: 'billing-pg' }
    const path = `${PROJECT}/integration`
    const { status, answer } = await send(sandbox, CLIENTS.avn, { method: 'POST', path, body })
    expect(shapes.errorBody.parse(answer).message).toMatch(/Fork the service instead/)
    expect(status).toBe(400)
  },
)

test.each<[string, Recorded]>([
  ['service maintenance-start', { method: 'PUT', path: `${PG}/maintenance/start` }],
  [
    'service tags update',
    { method: 'PATCH', path: `${PG}/tags`, body: { tags: { cost: 'centre' } } },
  ],
  [
    'service tags replace',
    { method: 'PUT', path: `${PG}/tags`, body: { tags: { team: 'payments' } } },
  ],
])('avn %s is told what happened', async (_command, recorded) => {
  sandbox.time.now += 10 * MINUTE
  const { status, answer } = await send(sandbox, CLIENTS.avn, recorded)
  expect(withMessage.parse(answer)).not.toHaveProperty('error')
  expect(status).toBe(200)
})

test('service task-create --target-version', async () => {
  const { answer } = await send(sandbox, CLIENTS.avn, {
    method: 'POST',
    path: `${PG}/task`,
    body: { task_type: 'upgrade_check', target_version: '18' },
  })
  const { task } = shapes.task.parse(answer)
  expect(task.task_type).toBe('upgrade_check')
  const again = await send(sandbox, CLIENTS.avn, get(`${PG}/task/${task.task_id}`))
  expect(shapes.task.parse(again.answer).task).toEqual(task)
})

test('user login, and what the token may', async () => {
  const login = await send(
    sandbox,
    { headers: {} },
    {
      method: 'POST',
      path: '/v1/userauth',
      body: { email: 'ada@acme.example', password: 'sandbox' },
    },
  )
  const { token } = z
    .object({ token: z.string(), state: z.string(), user_email: z.literal('ada@acme.example') })
    .parse(login.answer)
  const answer = await send(
    sandbox,
    { headers: { authorization: `aivenv1 ${token}` } },
    get('/v1/me'),
  )
  expect(shapes.me.parse(answer.answer).user.user).toBe('ada@acme.example')
})
