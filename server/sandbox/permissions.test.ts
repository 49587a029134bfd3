import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createApp } from './app'
import { createClock } from './clock'
import type { Scope } from './operations'
import { readSeeding, seedStore } from './seeding'
import { createMemoryStore } from './memory-store'
import { START } from './test/support'
import { createTokens } from './tokens'
import { SANDBOX_USERS, type Permission } from './users'

/* What docs/permissions.md says each job needs is enough, and with any part of it missing it is not. */

const P = '/project/acme-production'
const SERVICE = `${P}/service/billing-pg`
const FORK = {
  service_name: 'orders-pg-drill',
  service_type: 'pg',
  plan: 'business-8',
  cloud: 'aws-eu-west-1',
  user_config: { service_to_fork_from: 'orders-pg' },
  tags: { offsite_drill: 'orders-pg-drill' },
}

type Call = [method: string, path: string, body?: object]

const LOOK: Call[] = [
  ['GET', '/me'],
  ['GET', '/project'],
  ['GET', `${P}/service`],
  ['GET', SERVICE],
]
const BACKUPS: Call = ['GET', `${SERVICE}/backups`]
const READ: Scope[] = ['user:read', 'projects:read', 'services:read']

interface Job {
  name: string
  calls: Call[]
  permissions: Permission[]
  scopes: Scope[]
}

const JOBS: Job[] = [
  { name: 'Look at services', calls: LOOK, permissions: ['project:services:read'], scopes: READ },
  {
    name: 'Look at backups',
    calls: [...LOOK, BACKUPS],
    permissions: ['project:services:read', 'service:configuration:write'],
    scopes: READ,
  },
  {
    name: 'Look at how far copies lag',
    calls: [...LOOK, BACKUPS, ['POST', `${SERVICE}/backup_to_another_region/report`, {}]],
    permissions: ['project:services:read', 'service:configuration:write'],
    scopes: [...READ, 'services:write'],
  },
  {
    name: 'Add, change or remove a region',
    calls: [
      ...LOOK,
      BACKUPS,
      ['PUT', SERVICE, { user_config: { additional_backup_regions: ['aws-eu-west-1'] } }],
      ['PATCH', `${SERVICE}/tags`, { tags: { offsite_rpo: '4h' } }],
    ],
    permissions: ['project:services:read', 'service:configuration:write'],
    scopes: [...READ, 'services:write'],
  },
  {
    name: 'Fork, recover from an outage',
    calls: [...LOOK, ['POST', `${P}/service`, FORK]],
    permissions: ['project:services:read', 'role:services:recover'],
    scopes: [...READ, 'services:write'],
  },
  {
    name: 'Drill',
    calls: [
      ...LOOK,
      ['POST', `${P}/service`, FORK],
      ['PATCH', `${P}/service/orders-pg-drill/tags`, { tags: { offsite_drill_result: 'passed' } }],
      ['DELETE', `${P}/service/orders-pg-drill`],
    ],
    permissions: ['project:services:read', 'project:services:write', 'service:configuration:write'],
    scopes: [...READ, 'services:write'],
  },
  {
    name: 'Watch',
    calls: [['GET', '/project'], ['GET', `${P}/service`], BACKUPS],
    permissions: ['project:services:read', 'service:configuration:write'],
    scopes: ['projects:read', 'services:read'],
  },
]

/**
 * The statuses of a job's calls, of a user with these permissions and a token with these scopes.
 * @param elsewhere what the user may in another project, acme-staging
 */
async function attempt(
  { calls }: Pick<Job, 'calls'>,
  permissions: Permission[],
  scopes: Scope[],
  elsewhere: Permission[] = [],
) {
  const [user] = SANDBOX_USERS
  if (!user) throw new Error('There are users')
  const store = createMemoryStore()
  try {
    seedStore(store, readSeeding(undefined), START, 1)
    for (const project of store.projects()) {
      const granted = { 'acme-production': permissions, 'acme-staging': elsewhere }[project.name]
      store.putProject({ ...project, members: granted ? { [user.id]: granted } : {} })
    }
    const clock = createClock(() => START, store)
    const terms = { createdManually: true, description: '', extendWhenUsed: false, ipAllowlist: [] }
    const { secret } = await createTokens(store, clock).issue(user, { ...terms, scopes })
    const app = createApp(
      store,
      clock,
      () => {},
      () => {},
    )
    const statuses: number[] = []
    for (const [method, path, body] of calls) {
      const response = await app.request(`/v1${path}`, {
        method,
        headers: { authorization: `aivenv1 ${secret}` },
        ...(body && { body: JSON.stringify(body) }),
      })
      statuses.push(response.status)
    }
    return statuses
  } finally {
    store.close()
  }
}

const without = <T>(list: readonly T[], one: T) => list.filter((each) => each !== one)

describe.each(JOBS)('$name', (job) => {
  const { permissions, scopes } = job

  test('needs no more than this', async () => {
    expect(new Set(await attempt(job, permissions, scopes))).toEqual(new Set([200]))
  })

  test.each(permissions)('needs the permission %s', async (permission) => {
    expect(await attempt(job, without(permissions, permission), scopes)).toContain(403)
  })

  test.each(scopes)('needs the scope %s', async (scope) => {
    expect(await attempt(job, permissions, without(scopes, scope))).toContain(403)
  })

  test('is in the documentation as it was tried', () => {
    const document = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')
    const row = document.split('\n').find((line) => line.startsWith(`| ${job.name} `))
    const [, , permissionCell = '', scopeCell = ''] = row?.split('|') ?? []
    const named = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    expect(named(permissionCell)).toEqual(permissions)
    expect(named(scopeCell)).toEqual(scopes)
  })
})

test.each<[number, Permission[]]>([
  [200, ['role:services:recover']],
  [403, ['project:services:read']],
])('a fork of another project’s service: %i with %j there', async (status, elsewhere) => {
  const fork = {
    ...FORK,
    user_config: { service_to_fork_from: 'staging-pg', project_to_fork_from: 'acme-staging' },
  }
  const calls: Call[] = [['POST', `${P}/service`, fork]]
  expect(await attempt({ calls }, ['role:services:recover'], [], elsewhere)).toEqual([status])
})
