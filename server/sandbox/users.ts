export type Role = 'admin' | 'operator' | 'developer' | 'read_only'

export interface SandboxUser {
  token: string
  name: string
  email: string
  role: string
  description: string
}

/** Who can sign in to the sandbox. The tokens are public on purpose: there is nothing to protect. */
export const SANDBOX_USERS: readonly SandboxUser[] = [
  {
    token: 'sandbox-admin',
    name: 'Ada Admin',
    email: 'ada@acme.example',
    role: 'admin',
    description: 'Admin of every project',
  },
  {
    token: 'sandbox-operator',
    name: 'Otto Operator',
    email: 'otto@acme.example',
    role: 'operator',
    description: 'Operator of every project: runs services, no billing',
  },
  {
    token: 'sandbox-read-only',
    name: 'Rita Reader',
    email: 'rita@acme.example',
    role: 'read_only',
    description: 'Reads production and staging; may not see backups or change anything',
  },
]

/** Token → project → role. Rita is not a member of analytics, so that this answer can be met too. */
export const MEMBERSHIPS: Readonly<Record<string, Readonly<Record<string, Role>>>> = {
  'sandbox-admin': {
    'acme-production': 'admin',
    'acme-staging': 'admin',
    'acme-analytics': 'admin',
  },
  'sandbox-operator': {
    'acme-production': 'operator',
    'acme-staging': 'operator',
    'acme-analytics': 'operator',
  },
  'sandbox-read-only': { 'acme-production': 'read_only', 'acme-staging': 'read_only' },
}
