import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json'
import { updateUserConfig } from './user-config'

describe('an accepted update', () => {
  const cases: [string, string, JsonObject, JsonObject, JsonObject][] = [
    ['absent options stay', 'pg', { pg_version: '17' }, {}, { pg_version: '17' }],
    ['a value is set', 'pg', { backup_hour: 1 }, { backup_hour: 3 }, { backup_hour: 3 }],
    [
      'null removes',
      'pg',
      { backup_hour: 1, pg_version: '17' },
      { backup_hour: null },
      { pg_version: '17' },
    ],
    ['null on an absent option does nothing', 'pg', {}, { backup_hour: null }, {}],
    [
      'null is in an enum when the type has it',
      'valkey',
      { valkey_version: '8.1' },
      { valkey_version: null },
      {},
    ],
    [
      'objects merge key by key',
      'pg',
      { pg: { jit: false, max_connections: 100 } },
      { pg: { max_connections: 200 } },
      { pg: { jit: false, max_connections: 200 } },
    ],
    [
      'null inside an object removes that key',
      'mysql',
      { mysql: { innodb_ft_user_stopword_table: 'a/b', wait_timeout: 60 } },
      { mysql: { innodb_ft_user_stopword_table: null } },
      { mysql: { wait_timeout: 60 } },
    ],
    [
      'a required key may stand already',
      'pg',
      { migration: { host: 'db.example', port: 5432 } },
      { migration: { port: 5433 } },
      { migration: { host: 'db.example', port: 5433 } },
    ],
    [
      'null removes an object',
      'pg',
      { migration: { host: 'h', port: 1 } },
      { migration: null },
      {},
    ],
    [
      'arrays are replaced',
      'pg',
      { ip_filter: ['10.0.0.0/8', '192.0.2.0/24'] },
      { ip_filter: [{ network: '10.1.0.0/16', description: 'one' }] },
      { ip_filter: [{ network: '10.1.0.0/16', description: 'one' }] },
    ],
    [
      'an empty array empties',
      'pg',
      { additional_backup_regions: ['aws-eu-west-1'] },
      { additional_backup_regions: [] },
      { additional_backup_regions: [] },
    ],
    [
      'an option of the creation may be repeated',
      'pg',
      { admin_username: 'root' },
      { admin_username: 'root' },
      { admin_username: 'root' },
    ],
    [
      'a key with a dot is one key',
      'thanos',
      {},
      { compactor: { 'retention.days': 30 } },
      { compactor: { 'retention.days': 30 } },
    ],
  ]
  test.each(cases)('%s', (_name, type, current, patch, result) => {
    expect(updateUserConfig(type, current, patch)).toEqual(result)
  })
})

describe('a refused update', () => {
  const of = (name: string, text: string) => `Invalid input for ${name}: ${text}`
  const cases: [string, JsonObject | string, string][] = [
    [
      'pg',
      '{"additional_backup_regions": null}',
      of('additional_backup_regions', "None is not of type 'array'"),
    ],
    ['pg', { ip_filter: null }, of('ip_filter', "None is not of type 'array'")],
    ['mysql', { backup_hour: null }, of('backup_hour', "None is not of type 'integer'")],
    [
      'pg',
      { additional_backup_regions: 'aws-eu-west-1' },
      of('additional_backup_regions', "'aws-eu-west-1' is not of type 'array'"),
    ],
    [
      'pg',
      { additional_backup_regions: ['a', 'b'] },
      of('additional_backup_regions', "['a', 'b'] is too long"),
    ],
    [
      'pg',
      { additional_backup_regions: ['AWS-EU'] },
      of('additional_backup_regions', "'AWS-EU' does not match '^[a-z0-9-]+$'"),
    ],
    [
      'pg',
      { additional_backup_regions: [7] },
      of('additional_backup_regions', "7 is not of type 'string'"),
    ],
    ['pg', { backup_hour: '3' }, of('backup_hour', "'3' is not of type 'integer', 'null'")],
    ['pg', { backup_hour: true }, of('backup_hour', "True is not of type 'integer', 'null'")],
    ['pg', { backup_hour: -1 }, of('backup_hour', '-1 is less than the minimum of 0')],
    ['pg', { backup_hour: 24 }, of('backup_hour', '24 is greater than the maximum of 23')],
    [
      'pg',
      { synchronous_replication: 'on' },
      of('synchronous_replication', "'on' is not one of ['off', 'quorum']"),
    ],
    [
      'pg',
      { pg: { max_connections: 1 } },
      of('pg.max_connections', '1 is less than the minimum of 25'),
    ],
    ['pg', { pg: { jit: null } }, of('pg.jit', "None is not of type 'boolean'")],
    ['pg', { migration: { port: 5432 } }, of('migration', "'host' is a required property")],
    [
      'pg',
      { nonsense: 1 },
      "Invalid input: Additional properties are not allowed ('nonsense' was unexpected)",
    ],
    [
      'pg',
      { pg: { nonsense: 1 } },
      of('pg', "Additional properties are not allowed ('nonsense' was unexpected)"),
    ],
    [
      'pg',
      '{"__proto__": {"polluted": true}}',
      "Invalid input: Additional properties are not allowed ('__proto__' was unexpected)",
    ],
    [
      'pg',
      { ip_filter: [{ description: 'no network' }] },
      of('ip_filter', "'network' is a required property"),
    ],
    [
      'dragonfly',
      { additional_backup_regions: [] },
      "Invalid input: Additional properties are not allowed ('additional_backup_regions' was unexpected)",
    ],
    [
      'pg',
      { admin_username: 'other' },
      of('admin_username', 'can be set only when the service is created'),
    ],
    [
      'opensearch',
      { custom_repos: [{ name: 'r', type: 's3', settings: {} }] },
      of('custom_repos', '{} is not valid under any of the given schemas'),
    ],
  ]
  test.each(cases)('%s %j', (type, patch, message) => {
    const parsed = typeof patch === 'string' ? (JSON.parse(patch) as JsonObject) : patch
    expect(() => updateUserConfig(type, {}, parsed)).toThrow(
      expect.objectContaining({ status: 400, message: `Invalid 'user_config': ${message}` }),
    )
  })
})
