import { describe, expect, it } from 'vitest'
import { userConfigSchema } from '../../server/sandbox/service-types/schema'
import { forkOptions, forkRefusal, recoveryTime, restoreWays, suggestName } from './restore'
import { SERVICE_NAME } from './names'

describe('a type', () => {
  const types = [
    'pg',
    'mysql',
    'opensearch',
    'valkey',
    'grafana',
    'clickhouse',
    'dragonfly',
    'kafka',
  ]
  it.each(types)('%s is restored as its schema says, and as known before that is read', (type) => {
    const fromSchema = restoreWays(type, { ...userConfigSchema(type) })
    expect(fromSchema).toEqual({
      fork: type !== 'kafka',
      pointInTime: ['pg', 'mysql'].includes(type),
      namedBackup: !['pg', 'mysql', 'kafka'].includes(type),
    })
    expect(restoreWays(type)).toEqual(fromSchema)
  })

  it.each([
    ['pg', 'hobbyist', {}, /plan hobbyist cannot be forked/],
    ['pg', 'free-1-5gb', {}, undefined],
    ['opensearch', 'developer-4', {}, /plan developer-4/],
    ['mysql', 'hobbyist', {}, undefined],
    ['pg', 'startup-4', {}, undefined],
    ['valkey', 'startup-4', { valkey_persistence: 'off' }, /Persistence is off/],
    ['valkey', 'startup-4', { valkey_persistence: 'rdb' }, undefined],
    ['kafka', 'business-4', {}, /cannot fork this service type/],
    ['brandnew', 'business-4', {}, /does not know this service type/],
  ])('%s on %s with %j', (service_type, plan, user_config, words) => {
    const refusal = forkRefusal({ service_type, plan, user_config }, restoreWays(service_type))
    if (words === undefined) expect(refusal).toBeUndefined()
    else expect(refusal).toMatch(words)
  })
})

describe('the options of a fork', () => {
  const source = { project: 'acme', service: 'orders-pg' }
  it.each([
    ['latest', { kind: 'latest' as const }, {}],
    [
      'a moment',
      { kind: 'time' as const, target: Date.parse('2026-08-21T09:30:00Z') },
      { recovery_target_time: '2026-08-21T09:30:00+00:00' },
    ],
    [
      'a backup',
      { kind: 'backup' as const, name: 'backup-1' },
      { recovery_basebackup_name: 'backup-1' },
    ],
  ])('%s', (_, version, options) => {
    expect(forkOptions(source, 'acme', version)).toEqual({
      service_to_fork_from: 'orders-pg',
      ...options,
    })
  })

  it('name the project only where it is another one', () => {
    expect(forkOptions(source, 'other', { kind: 'latest' })).toEqual({
      service_to_fork_from: 'orders-pg',
      project_to_fork_from: 'acme',
    })
  })

  it('never hold parts of a second', () => {
    expect(recoveryTime(Date.parse('2026-08-21T09:30:00.999Z'))).toBe('2026-08-21T09:30:00+00:00')
  })
})

describe('the suggested name', () => {
  const long = 'a'.repeat(64)
  it.each<[string, string[], string]>([
    ['orders-pg', [], 'orders-pg-fork'],
    ['orders-pg', ['orders-pg-fork'], 'orders-pg-fork-2'],
    ['orders-pg', ['orders-pg-fork', 'orders-pg-fork-2'], 'orders-pg-fork-3'],
    [long, [], `${'a'.repeat(59)}-fork`],
    [long, [`${'a'.repeat(59)}-fork`], `${'a'.repeat(57)}-fork-2`],
  ])('for %s beside %j', (source, taken, name) => {
    expect(suggestName(source, new Set(taken))).toBe(name)
    expect(name).toMatch(SERVICE_NAME)
  })
})
