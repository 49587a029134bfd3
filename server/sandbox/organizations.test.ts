import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testSandbox } from './test/support'

const ORG = '/v1/organization/org4ac3e5a1b7c'
const ACCOUNT = '/v1/account/a4ac3e5a1b7c'
const READER = 'Bearer sandbox-read-only'

let sandbox: ReturnType<typeof testSandbox>
beforeEach(() => {
  sandbox = testSandbox()
})
afterEach(() => sandbox.close())

const listKeys = (value: unknown) => Object.keys(value as object).toSorted()

const PROJECT_KEYS = [
  'account_id',
  'account_name',
  'address_lines',
  'available_credits',
  'billing_address',
  'billing_currency',
  'billing_emails',
  'billing_extra_text',
  'billing_group_id',
  'billing_group_name',
  'card_info',
  'city',
  'company',
  'country',
  'country_code',
  'default_cloud',
  'end_of_life_extension',
  'estimated_balance',
  'features',
  'organization_id',
  'payment_method',
  'project_name',
  'state',
  'tags',
  'tech_emails',
  'tenant_id',
  'trial_expiration_time',
  'vat_id',
  'zip_code',
]
const ACCOUNT_KEYS = [
  'access_source',
  'account_id',
  'account_name',
  'account_owner_team_id',
  'create_time',
  'features',
  'is_account_member',
  'is_account_owner',
  'organization_id',
  'parent_account_id',
  'primary_billing_group_id',
  'root_account_id',
  'tenant_id',
  'update_time',
]
const ORGANIZATION_KEYS = [
  'account_id',
  'create_time',
  'organization_id',
  'organization_name',
  'tier',
  'update_time',
]
const ORGANIZATION_PROJECT_KEYS = [
  'account_id',
  'billing_group_id',
  'end_of_life_extension',
  'parent_id',
  'project_id',
  'tags',
  'tech_emails',
]
const PERMISSION_KEYS = [
  'create_time',
  'permissions',
  'principal_id',
  'principal_type',
  'update_time',
]
const USER_KEYS = [
  'auth',
  'create_time',
  'features',
  'invitations',
  'project_membership',
  'project_memberships',
  'projects',
  'real_name',
  'state',
  'tenant',
  'token_validity_begin',
  'user',
  'user_id',
]

describe('what clients read is there', () => {
  test.each([
    ['/v1/me', ['user'], USER_KEYS],
    ['/v1/project', ['projects', 0], PROJECT_KEYS],
    ['/v1/project/acme-production', ['project'], PROJECT_KEYS],
    ['/v1/account', ['accounts', 0], ACCOUNT_KEYS],
    [ACCOUNT, ['account'], ACCOUNT_KEYS],
    [`${ACCOUNT}/projects`, ['projects', 0], PROJECT_KEYS],
    ['/v1/organizations', ['organizations', 0], ORGANIZATION_KEYS],
    [ORG, [], ORGANIZATION_KEYS],
    [`${ORG}/projects`, ['projects', 0], ORGANIZATION_PROJECT_KEYS],
    [`${ORG}/project/acme-staging`, [], ORGANIZATION_PROJECT_KEYS],
    [`${ORG}/permissions/project/acme-staging`, ['permissions', 0], PERMISSION_KEYS],
    [`${ORG}/permissions/organization/org4ac3e5a1b7c`, ['permissions', 0], PERMISSION_KEYS],
  ])('GET %s', async (path, inside, keys) => {
    const { status, body } = await sandbox.call(`${path}?limit=999`)
    expect(status).toBe(200)
    const value = inside.reduce<unknown>(
      (outer, key) => (outer as Record<string | number, unknown>)[key],
      body,
    )
    expect(listKeys(value)).toEqual(keys)
  })
})

test('lists of projects tell those of the user, and how many they are', async () => {
  const { body } = await sandbox.call(`${ACCOUNT}/projects`, { auth: READER })
  expect(body).toMatchObject({
    projects: [{ project_name: 'acme-production' }, { project_name: 'acme-staging' }],
    total_project_count: 2,
  })
  const all = await sandbox.call(`${ORG}/projects`)
  expect(all.body).toMatchObject({ total_project_count: 3 })
})

test.each([
  ['/v1/account/a000', 404, 'account_not_found'],
  ['/v1/account/a000/projects', 404, 'account_not_found'],
  ['/v1/organization/org000', 404, 'organization_not_found'],
  ['/v1/organization/org000/projects', 404, 'organization_not_found'],
  ['/v1/organization/org000/project/acme-staging', 404, 'organization_not_found'],
  ['/v1/organization/org000/permissions/project/acme-staging', 404, 'organization_not_found'],
  [`${ORG}/project/nowhere`, 404, 'project_not_found'],
  [`${ORG}/permissions/project/nowhere`, 404, 'project_not_found'],
  [`${ORG}/permissions/organization/org000`, 404, 'organization_not_found'],
  [`${ORG}/permissions/organization_unit/a000`, 404, undefined],
  [`${ORG}/project/acme-analytics`, 403, undefined],
  [`${ORG}/permissions/project/acme-analytics`, 403, undefined],
  ['/v1/project/acme-analytics/users', 403, undefined],
])('a reader gets %s → %i', async (path, status, code) => {
  expect(await sandbox.call(path, { auth: READER })).toMatchObject({
    status,
    body: {
      message: expect.any(String),
      errors: [code ? { status, error_code: code } : { status }],
    },
  })
})

test('the members of a project are told with their roles', async () => {
  const { body } = await sandbox.call('/v1/project/acme-analytics/users')
  expect(body).toMatchObject({ group_users: [], invitations: [] })
  const { users } = body as { users: Record<string, unknown>[] }
  // What the CLI prints.
  expect(users).toContainEqual(
    expect.objectContaining({
      user_email: 'otto@acme.example',
      member_type: 'operator',
      create_time: expect.stringMatching(/Z$/),
    }),
  )
  expect(users.map((user) => user.member_type)).not.toContain('read_only')

  const permissions = await sandbox.call(`${ORG}/permissions/project/acme-analytics`)
  expect(permissions.body).toMatchObject({
    permissions: expect.arrayContaining([
      expect.objectContaining({
        principal_id: 'u5a0070',
        principal_type: 'user',
        permissions: ['operator'],
      }),
    ]),
  })
})

test.each([
  ['/v1/project', true],
  ['/v1/project/acme-production', true],
  ['/v1/project/acme-production/users', true],
  [`${ACCOUNT}/projects`, true],
  [`${ORG}/projects`, false],
  ['/v1/project/acme-production/service', false],
])('%s is deprecated: %s', async (path, isDeprecated) => {
  const { headers } = await sandbox.call(path)
  expect(headers.get('deprecation') !== null).toBe(isDeprecated)
  expect(headers.get('link') !== null).toBe(isDeprecated)
  if (isDeprecated) {
    expect(headers.get('deprecation')).toMatch(/^@\d+$/)
    expect(headers.get('link')).toContain('rel="sunset"')
  }
})
