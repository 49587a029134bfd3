import { describe, expect, it } from 'vitest'
import { optionNamed, optionsOf } from '~/test/options'
import type { Draft } from '~/user-config/draft'
import {
  changedMeanwhile,
  editOf,
  newRow,
  problemsOfRow,
  rebased,
  rowsAtOpen,
  type Row,
} from './rows'

const OPTIONS = optionsOf('pg')
const text = (typed: string): Draft => ({ kind: 'text', text: typed })

/** The row of an option whose input holds this draft. */
function rowOf(key: string, draft: Draft, changes: Partial<Row> = {}): Row {
  return { key, draft, original: true, removed: false, ...changes }
}

/** What speaks against saving a row of a pg service, as `path: message`. */
function problems(row: Row, userConfig = {}): string[] {
  return problemsOfRow(optionNamed('pg', row.key), row, userConfig).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
}

describe('the rows that the dialog opens with', () => {
  const config = {
    backup_hour: 3,
    ip_filter: ['10.0.0.0/8', { network: '10.1.0.0/16', description: '' }],
    additional_backup_regions: [],
    pg: { jit: false, unheard_of: 1 },
    from_the_future: true,
  }
  const rows = rowsAtOpen(OPTIONS, config, undefined)

  it('are those that are set and that the schema knows', () => {
    expect(rows.map(({ key }) => key).toSorted()).toEqual(['backup_hour', 'ip_filter', 'pg.jit'])
    expect(rows.every(({ original, removed }) => original && !removed)).toBe(true)
  })

  it('ask for what is there already', () => {
    for (const row of rows) {
      expect(editOf(optionNamed('pg', row.key), row), row.key).toEqual({
        kind: 'set',
        value: { backup_hour: 3, ip_filter: config.ip_filter, 'pg.jit': false }[row.key],
      })
      expect(problems(row, config)).toEqual([])
    }
  })
})

describe('an option that is added', () => {
  it.each([
    ['backup_hour', undefined],
    ['pgbouncer.autodb_idle_timeout', { kind: 'set', value: 3600 }],
    ['pg.jit', { kind: 'set', value: false }],
    ['variant', undefined],
  ])('%s starts at %j', (key, edit) => {
    const row = newRow(optionNamed('pg', key))
    expect(row).toMatchObject({ key, original: false, removed: false })
    expect(editOf(optionNamed('pg', key), row)).toEqual(edit)
  })
})

describe('what speaks against saving', () => {
  const network = (value: string): Draft => ({
    kind: 'list',
    items: [
      { kind: 'union', alternative: 1, draft: text('10.0.0.0/8') },
      {
        kind: 'union',
        alternative: 0,
        draft: { kind: 'object', members: { network: text(value) } },
      },
    ],
  })

  it.each<[string, Draft, RegExp[]]>([
    ['backup_hour', text('3'), []],
    ['backup_hour', text(' 3 '), []],
    ['backup_hour', text('three'), [/^: Type a whole number/]],
    ['backup_hour', text('3.5'), [/^: Type a whole number/]],
    ['backup_hour', text(''), [/^: Type a whole number/]],
    ['backup_hour', text('24'), [/^: Must be between 0 and 23/]],
    ['pg.jit', { kind: 'plain', value: true }, []],
    ['variant', { kind: 'plain', value: undefined }, [/^: Choose a value/]],
    ['variant', { kind: 'plain', value: 'oracle' }, [/^: Must be one of/]],
    ['pg.timezone', text('x'.repeat(65)), [/^: At most 64 characters: this has 65/]],
    ['pg.autovacuum_analyze_scale_factor', text('half'), [/^: Type a number, such as 0\.5/]],
    ['ip_filter', network('10.1.0.0/16'), []],
    ['ip_filter', network('x'.repeat(50)), [/^1\.network: At most 43/]],
    [
      'additional_backup_regions',
      { kind: 'list', items: [text('EU West'), text('aws-eu-west-1')] },
      [/^: At most 1 item/, /^0: /],
    ],
    [
      'migration',
      { kind: 'object', members: { host: text('db'), port: text('70000') } },
      [/^port: Must be between 1 and 65535/],
    ],
    [
      'migration',
      { kind: 'object', members: { host: text('db'), port: text('many') } },
      [/^port: Type a whole number/],
    ],
    ['migration', { kind: 'object', members: { port: text('5432') } }, [/^host: Required/]],
  ])('%s as %j: %j', (key, draft, expected) => {
    const found = problems(rowOf(key, draft))
    expect(found).toHaveLength(expected.length)
    expected.forEach((pattern, index) => expect(found[index]).toMatch(pattern))
  })

  it('is nothing where the value is what is set, even if the schema would refuse it', () => {
    expect(problems(rowOf('backup_hour', text('24')), { backup_hour: 24 })).toEqual([])
  })

  it.each([
    ['backup_hour', { backup_hour: 3 }, []],
    ['additional_backup_regions', { additional_backup_regions: ['aws-eu-west-1'] }, []],
    ['ip_filter', { ip_filter: ['10.0.0.0/8'] }, []],
  ])('is nothing for %s when it is removed, whatever was typed', (key, config, expected) => {
    expect(problems(rowOf(key, text('garbage'), { removed: true }), config)).toEqual(expected)
  })

  it('is told where Aiven does not let an option be removed', () => {
    const fixed = OPTIONS.find(
      ({ field }) => !field.nullable && field.default === undefined && !field.createOnly,
    )
    expect(fixed?.key).toBeDefined()
    const others = OPTIONS.filter(
      ({ key, field }) =>
        !field.nullable &&
        field.default === undefined &&
        !field.createOnly &&
        key !== 'additional_backup_regions',
    )
    for (const option of others) {
      const row = rowOf(option.key, text(''), { removed: true })
      const config = option.path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), 1)
      expect(problems(row, config as object), option.key).toEqual([
        expect.stringMatching(/not removed/),
      ])
    }
  })
})

describe('what others changed meanwhile', () => {
  const rows = [rowOf('backup_hour', text('3')), rowOf('migration', text(''))]
  const migration = { host: 'db', port: 5432 }
  it.each([
    [{ backup_hour: 3 }, { backup_hour: 3 }, []],
    [{ backup_hour: 3 }, { backup_hour: 4 }, ['backup_hour']],
    [{ backup_hour: 3 }, {}, ['backup_hour']],
    [{ backup_hour: 3 }, { backup_hour: null }, ['backup_hour']],
    [{}, { backup_hour: 3 }, ['backup_hour']],
    [{}, { backup_hour: null }, []],
    [{}, { backup_minute: 3 }, []],
    [{ migration }, { migration: { port: 5432, host: 'db' } }, []],
    [{ migration }, { migration: { ...migration, ssl: false } }, ['migration']],
  ])('%j became %j: %j', (atOpen, now, changed) => {
    const found = changedMeanwhile(OPTIONS, rows, atOpen, now)
    expect(found.map(({ key }) => key)).toEqual(changed)
  })
})

it('after a conflict edits stay, chosen and untouched rows follow the server', () => {
  const opened = { backup_hour: 3, backup_minute: 30, work_mem: 4, pg_version: '16' }
  const now = { backup_hour: 21, backup_minute: 0, work_mem: 8, pg_version: '16' }
  const rows = [
    rowOf('backup_hour', text('7')),
    rowOf('backup_minute', text('15')),
    rowOf('work_mem', text('4')),
    rowOf('shared_buffers_percentage', text('30'), { original: false }),
  ]
  const next = rebased(OPTIONS, rows, opened, now, new Set(['backup_minute']))
  expect(next.map(({ key, draft }) => [key, draft])).toEqual([
    ['backup_hour', text('7')],
    ['backup_minute', text('0')],
    ['work_mem', text('8')],
    ['shared_buffers_percentage', text('30')],
  ])
  expect(
    rebased(OPTIONS, rows, opened, {}, new Set(['backup_minute'])).map(({ key }) => key),
  ).toEqual(['backup_hour', 'shared_buffers_percentage'])
})
