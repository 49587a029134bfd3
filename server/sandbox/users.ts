export type Role =
  | 'admin'
  | 'operator'
  | 'developer'
  | 'read_only'
  | 'role:services:maintenance'
  | 'role:services:recover'

/** A permission, or a role that Aiven lists where it lists permissions. */
export type Permission =
  | 'project:services:read'
  | 'project:services:write'
  | 'project:event_logs:read'
  | 'project:integrations:read'
  | 'project:integrations:write'
  | 'project:networking:read'
  | 'project:permissions:read'
  | 'service:configuration:write'
  | 'service:data:write'
  | 'service:logs:read'
  | 'service:metrics:read'
  | 'service:secrets:read'
  | 'service:users:write'
  | 'role:services:maintenance'
  | 'role:services:recover'

export interface SandboxUser {
  id: string
  token: string
  name: string
  email: string
  role: Role
  description: string
  /** The one-time password that signing in takes besides the password. */
  otp?: string
  /** Offered where people sign in; the others are for scripts. */
  featured: boolean
}

/** Everybody's password. */
export const SANDBOX_PASSWORD = 'sandbox'

/** Who can sign in to the sandbox. Tokens and passwords are public on purpose: there is nothing to protect. */
export const SANDBOX_USERS: readonly SandboxUser[] = [
  {
    id: 'u5a0ada',
    token: 'sandbox-admin',
    name: 'Ada Admin',
    email: 'ada@acme.example',
    role: 'admin',
    description: 'Admin of every project',
    featured: true,
  },
  {
    id: 'u5a0070',
    token: 'sandbox-operator',
    name: 'Otto Operator',
    email: 'otto@acme.example',
    role: 'operator',
    description: 'Operator of every project: runs services, no billing',
    otp: '123456',
    featured: true,
  },
  {
    id: 'u5a0417',
    token: 'sandbox-read-only',
    name: 'Rita Reader',
    email: 'rita@acme.example',
    role: 'read_only',
    description: 'Reads production and staging; may not see backups or change anything',
    featured: true,
  },
  {
    id: 'u5a0d0a',
    token: 'sandbox-developer',
    name: 'Dora Developer',
    email: 'dora@acme.example',
    role: 'developer',
    description: 'Reads services, logs and metrics; may not change them',
    featured: false,
  },
  {
    id: 'u5a031a',
    token: 'sandbox-maintenance',
    name: 'Mia Maintenance',
    email: 'mia@acme.example',
    role: 'role:services:maintenance',
    description: 'Starts maintenance and sets its window, nothing else',
    featured: false,
  },
  {
    id: 'u5a0f1e',
    token: 'sandbox-recover',
    name: 'Finn Recover',
    email: 'finn@acme.example',
    role: 'role:services:recover',
    description: 'Reads services, forks them, changes plan and disk',
    featured: false,
  },
]

/** Those offered where people sign in. */
export const FEATURED_USERS = SANDBOX_USERS.filter(({ featured }) => featured)

/** Everybody in a role of their own; `except` names those who are not members. */
export function members(...except: Role[]): Record<string, Role> {
  const users = SANDBOX_USERS.filter(({ role }) => !except.includes(role))
  return Object.fromEntries(users.map(({ id, role }) => [id, role]))
}
