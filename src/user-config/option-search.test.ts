import { describe, expect, it } from 'vitest'
import { listOptions } from './options'
import { groupOptions, searchOptions } from './option-search'

const text = { type: 'string' }
const OPTIONS = listOptions({
  properties: {
    old_backup_hour: { ...text, title: 'Deprecated. The hour of the backup' },
    recovery: { ...text, description: 'Used when the backup hour is unknown' },
    backup_hour: { type: 'integer', title: 'Hour of the day (UTC)' },
    backup_minute: { type: 'integer' },
    pg: { type: 'object', properties: { log_min_duration: text, backup_hour: text } },
    migration: { type: 'object', required: ['host'], properties: { host: text } },
    repos: {
      type: 'array',
      items: { oneOf: [{ type: 'object', properties: { bucket_name: text } }] },
    },
  },
})

describe('searchOptions', () => {
  it.each([
    ['backup_hour', ['backup_hour', 'pg.backup_hour', 'old_backup_hour', 'recovery']],
    ['Backup Hour', ['backup_hour', 'pg.backup_hour', 'old_backup_hour', 'recovery']],
    ['backup', ['backup_hour', 'backup_minute', 'pg.backup_hour', 'recovery', 'old_backup_hour']],
    ['minute backup', ['backup_minute']],
    ['utc', ['backup_hour']],
    ['pg', ['pg.log_min_duration', 'pg.backup_hour']],
    ['migration.host', ['migration']],
    ['bucket name', ['repos']],
    ['nothing like it', []],
  ])('%s', (query, expected) => {
    const keys = searchOptions(OPTIONS, query).map((option) => option.key)
    expect(new Set(keys)).toEqual(new Set(expected))
    expect(keys[0]).toBe(expected[0])
  })

  it('puts deprecated options last, and finds everything for an empty query', () => {
    const keys = searchOptions(OPTIONS, '  ').map((option) => option.key)
    expect(keys.length).toBe(OPTIONS.length)
    expect(keys.at(-1)).toBe('old_backup_hour')
  })
})

describe('groupOptions', () => {
  it('groups by prefix', () => {
    expect(
      groupOptions(OPTIONS).map(({ group, options }) => [group, options.map(({ key }) => key)]),
    ).toEqual([
      ['', ['old_backup_hour', 'recovery', 'backup_hour', 'backup_minute', 'migration', 'repos']],
      ['pg', ['pg.log_min_duration', 'pg.backup_hour']],
    ])
  })
})
