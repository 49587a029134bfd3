import type { Json } from '../json'
import type { ServiceFacts } from '../model'
import { randomHex, randomInt } from '../random'
import { iso } from '../time'

const REDACTED = '<redacted>'
const DATABASE = 'defaultdb'

/** URI scheme of each type, and the user and database that stand in the URI. */
const URIS: Readonly<Record<string, { scheme: string; path?: string }>> = {
  pg: { scheme: 'postgres', path: `/${DATABASE}?sslmode=require` },
  mysql: { scheme: 'mysql', path: `/${DATABASE}?ssl-mode=REQUIRED` },
  opensearch: { scheme: 'https' },
  valkey: { scheme: 'valkeys' },
  dragonfly: { scheme: 'rediss' },
  clickhouse: { scheme: 'https' },
  grafana: { scheme: 'https' },
  flink: { scheme: 'https' },
  thanos: { scheme: 'https' },
  kafka_connect: { scheme: 'https' },
}

/**
 * The connection part of a service object.
 * @param secrets whether passwords are told; otherwise they read `<redacted>`
 */
export function connectionOf(facts: ServiceFacts, secrets: boolean) {
  const { name, project, type, salt, userConfig } = facts
  const host = `${name}-${project}.a.aivencloud.com`
  const port = randomInt(10_000, 29_000, salt, 'port')
  const user = textOr(userConfig.admin_username, 'avnadmin')
  const password = secrets
    ? textOr(userConfig.admin_password, `AVNS_${randomHex(20, salt, 'password')}`)
    : REDACTED
  const form = URIS[type]
  // Kafka and MirrorMaker have no user in their address; MirrorMaker has no address at all.
  const uri = form
    ? `${form.scheme}://${user}:${password}@${host}:${port}${form.path ?? ''}`
    : type === 'kafka'
      ? `${host}:${port}`
      : null
  const relational = type === 'pg' || type === 'mysql'
  return {
    service_uri: uri,
    service_uri_params: uri
      ? {
          host,
          port: String(port),
          ...(form && { user, password }),
          ...(relational && { dbname: DATABASE }),
          ...(type === 'pg' && { sslmode: 'require' }),
          ...(type === 'mysql' && { 'ssl-mode': 'REQUIRED' }),
        }
      : {},
    connection_info: connectionInfo(facts, { host, port, user, password, uri }),
    components: uri
      ? [
          {
            component: type,
            host,
            port,
            route: 'dynamic',
            usage: 'primary',
            ssl: true,
            ...(type === 'kafka' && { kafka_authentication_method: 'certificate' }),
          },
          ...(relational && facts.nodes.count > 1
            ? [
                {
                  component: type,
                  host: `replica.${host}`,
                  port,
                  route: 'dynamic',
                  usage: 'replica',
                  ssl: true,
                },
              ]
            : []),
        ]
      : [],
    users: users(facts, user, password, secrets),
    ...(relational && { databases: [DATABASE, ...(facts.databases ?? [])] }),
  }
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function users(facts: ServiceFacts, admin: string, adminPassword: string, secrets: boolean) {
  const { type, salt, createdAt } = facts
  if (type === 'kafka_mirrormaker') return []
  const account = (username: string, kind: string, password: string) => ({
    username,
    type: kind,
    password,
    ...(type === 'mysql' && { authentication: 'caching_sha2_password' }),
    password_updated_time: iso(createdAt),
  })
  return [
    account(admin, 'primary', adminPassword),
    ...(facts.users ?? []).map((name) =>
      account(name, 'normal', secrets ? `AVNS_${randomHex(20, salt, 'password', name)}` : REDACTED),
    ),
  ]
}

interface Address {
  host: string
  port: number
  user: string
  password: string
  uri: string | null
}

function connectionInfo({ type, nodes }: ServiceFacts, address: Address) {
  const { host, port, user, password, uri } = address
  if (uri === null) return {}
  const params = { dbname: DATABASE, host, password, port: String(port), user }
  switch (type) {
    case 'pg':
      return {
        pg: [uri],
        pg_params: [{ ...params, sslmode: 'require' }],
        ...(nodes.count > 1 && { pg_replica_uri: uri.replace('@', '@replica.') }),
      }
    case 'mysql':
      return { mysql: [uri], mysql_params: [{ ...params, 'ssl-mode': 'REQUIRED' }] }
    case 'opensearch':
      return {
        opensearch: [`${host}:${port}`],
        opensearch_dashboards_uri: uri.replace(`:${port}`, ':443'),
        opensearch_username: user,
        opensearch_password: password,
      }
    case 'grafana':
      return { grafana: [uri] }
    default:
      return { [type]: [uri] }
  }
}
