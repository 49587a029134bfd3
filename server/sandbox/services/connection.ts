import type { Json } from '../json'
import type { ServiceFacts } from '../model'
import { randomHex, randomInt } from '../random'
import { typeFacts } from '../service-types/table'
import { iso } from '../time'

/** In the place of a secret that an answer does not tell. */
export const REDACTED = '<redacted>'
/** The database that every service of such a type has. */
export const DATABASE = 'defaultdb'

/**
 * The connection part of a service object.
 * @param secrets whether passwords are shown; otherwise they read `<redacted>`
 */
export function makeConnection(facts: ServiceFacts, secrets: boolean) {
  const { name, project, type, salt, userConfig } = facts
  const { connection } = typeFacts(type)
  const host = `${name}-${project}.a.aivencloud.com`
  const port = randomInt(10_000, 29_000, salt, 'port')
  const user = textOr(userConfig.admin_username, connection.admin)
  const password = secrets
    ? textOr(userConfig.admin_password, `AVNS_${randomHex(20, salt, 'password')}`)
    : REDACTED
  const { address, scheme, databases, params, component } = connection
  const query = Object.entries(params).map(([key, value]) => `?${key}=${value}`)
  const path = databases ? `/${DATABASE}${query.join('')}` : ''
  const place = scheme
    ? `${scheme}://${user}:${password}@${host}:${port}${path}`
    : `${host}:${port}`
  const uri = address ? place : null
  const replica = databases && facts.nodes.count > 1
  const common = { component: type, port, route: 'dynamic', ssl: true }
  return {
    service_uri: uri,
    service_uri_params: uri
      ? {
          host,
          port: String(port),
          ...(scheme && { user, password }),
          ...(databases && { dbname: DATABASE }),
          ...params,
        }
      : {},
    connection_info: uri
      ? connection.info({ host, port, user, password, uri, database: DATABASE, replica })
      : {},
    components: uri
      ? [
          { ...common, host, usage: 'primary', ...component },
          ...(replica ? [{ ...common, host: `replica.${host}`, usage: 'replica' }] : []),
        ]
      : [],
    users: users(facts, user, password, secrets),
    ...(databases && { databases: [DATABASE, ...(facts.databases ?? [])] }),
  }
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function users(facts: ServiceFacts, admin: string, adminPassword: string, secrets: boolean) {
  const { type, salt, createdAt } = facts
  const { connection } = typeFacts(type)
  if (connection.users === 'none') return []
  const account = (username: string, kind: string, password: string) => ({
    username,
    type: kind,
    password,
    ...connection.user,
    password_updated_time: iso(createdAt),
  })
  return [
    account(admin, 'primary', adminPassword),
    ...(facts.users ?? []).map((name) =>
      account(name, 'normal', secrets ? `AVNS_${randomHex(20, salt, 'password', name)}` : REDACTED),
    ),
  ]
}
