import { describe, expect, it } from 'vitest'
import { optionNamed, makeOptions } from '~/test/options'
import type { JsonObject } from '~/user-config/json'
import { patchFor } from '~/user-config/patch'
import { typedFor, type Typed } from '~/user-config/typed'
import {
  changedMeanwhile,
  checkEntry,
  editFrom,
  editsFrom,
  entriesAtOpen,
  isModified,
  newEntry,
  rebase,
  retype,
  type Entry,
} from './entries'

const OPTIONS = makeOptions('pg')
const text = (typed: string): Typed => ({ kind: 'text', text: typed })

/** The entry of an option in whose input this is typed. */
function entryWith(key: string, typed: Typed, changes: Partial<Entry> = {}): Entry {
  const option = optionNamed('pg', key)
  const empty = { ...newEntry(option), start: undefined, original: true }
  return { ...retype(option, empty, typed), ...changes }
}

/** What speaks against saving an entry of a pg service, as `path: message`. */
function problems(entry: Entry, userConfig = {}): string[] {
  return checkEntry(optionNamed('pg', entry.key), entry, userConfig).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
}

describe('the entries that the dialog opens with', () => {
  const config = {
    backup_hour: 3,
    ip_filter: ['10.0.0.0/8', { network: '10.1.0.0/16', description: '' }],
    additional_backup_regions: [],
    pg: { jit: false, unheard_of: 1 },
    from_the_future: true,
  }
  const entries = entriesAtOpen(OPTIONS, config, undefined)

  it('are those that are set and that the schema knows', () => {
    expect(entries.map(({ key }) => key).toSorted()).toEqual(['backup_hour', 'ip_filter', 'pg.jit'])
    expect(entries.every(({ original, removed }) => original && !removed)).toBe(true)
  })

  it('ask for what is there already', () => {
    for (const entry of entries) {
      expect(editFrom(entry), entry.key).toEqual({
        kind: 'set',
        value: { backup_hour: 3, ip_filter: config.ip_filter, 'pg.jit': false }[entry.key],
      })
      expect(problems(entry, config)).toEqual([])
    }
  })
})

/** pg options whose stored value is not what its input would make of the text it shows. */
const ODD: [string, JsonObject][] = [
  ['a number beyond what JavaScript holds', { pg: { log_min_duration_statement: 2n ** 63n - 1n } }],
  ['a number stored as text', { backup_hour: '5' }],
  ['a switch stored as text', { pg: { jit: 'true' } }],
  ['a switch stored as something else', { pg: { jit: 'perhaps' } }],
  ['a choice that is none of those to choose from', { variant: 'oracle' }],
  ['a list stored as text', { ip_filter: '0.0.0.0/0' }],
  [
    'an item with a part that is null',
    { ip_filter: [{ network: '10.0.0.0/8', description: null }] },
  ],
  ['an object without a part that it needs', { migration: { host: 'db' } }],
]

describe.each(ODD)('an entry that nobody touched: %s', (_, config) => {
  const [entry] = entriesAtOpen(OPTIONS, config, undefined)
  if (!entry) throw new Error('Nothing is set')
  const option = optionNamed('pg', entry.key)

  it('is not modified, not checked and not sent', () => {
    expect(isModified(option, entry, config)).toBe(false)
    expect(problems(entry, config)).toEqual([])
    expect([...editsFrom(OPTIONS, [entry], config)]).toEqual([])
  })

  it('is again as it was when what was typed is taken back', () => {
    const changed = retype(option, entry, text('7'))
    expect(isModified(option, changed, config)).toBe(true)
    const back = retype(option, changed, typedFor(option.field, entry.start?.value))
    expect(isModified(option, back, config)).toBe(false)
    const kept = { ...entry, removed: true }
    expect(isModified(option, { ...kept, removed: false }, config)).toBe(false)
  })
})

it('keeps the parts that nobody touched where another one is changed', () => {
  const odd = { network: '10.0.0.0/8', description: null }
  const config = { ip_filter: ['192.168.0.0/16', odd] }
  const [entry] = entriesAtOpen(OPTIONS, config, undefined)
  if (entry?.typed.kind !== 'list') throw new Error('Not a list')
  const items = entry.typed.items.slice(1)
  const shorter = retype(optionNamed('pg', 'ip_filter'), entry, { kind: 'list', items })
  const edits = editsFrom(OPTIONS, [shorter], config)
  expect(patchFor(OPTIONS, config, edits)).toEqual({ ip_filter: [odd] })
})

it('only what differs is asked for', () => {
  const config = { backup_hour: 3, backup_minute: 30 }
  const entries = [entryWith('backup_hour', text('7')), entryWith('backup_minute', text('30'))]
  expect([...editsFrom(OPTIONS, entries, config).keys()]).toEqual(['backup_hour'])
})

describe('an option that is added', () => {
  it.each([
    ['backup_hour', undefined],
    ['pgbouncer.autodb_idle_timeout', { kind: 'set', value: 3600 }],
    ['pg.jit', { kind: 'set', value: false }],
    ['variant', undefined],
  ])('%s starts at %j', (key, edit) => {
    const entry = newEntry(optionNamed('pg', key))
    expect(entry).toMatchObject({ key, original: false, removed: false })
    expect(editFrom(entry)).toEqual(edit)
  })
})

describe('what speaks against saving', () => {
  const network = (value: string): Typed => ({
    kind: 'list',
    items: [
      { kind: 'union', alternative: 1, inner: text('10.0.0.0/8') },
      {
        kind: 'union',
        alternative: 0,
        inner: { kind: 'object', members: { network: text(value) } },
      },
    ],
  })

  it.each<[string, Typed, RegExp[]]>([
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
  ])('%s as %j: %j', (key, typed, expected) => {
    const found = problems(entryWith(key, typed))
    expect(found).toHaveLength(expected.length)
    expected.forEach((pattern, index) => expect(found[index]).toMatch(pattern))
  })

  it('is nothing where the value is what is set, even if the schema would refuse it', () => {
    expect(problems(entryWith('backup_hour', text('24')), { backup_hour: 24 })).toEqual([])
  })

  it.each([
    ['backup_hour', { backup_hour: 3 }, []],
    ['additional_backup_regions', { additional_backup_regions: ['aws-eu-west-1'] }, []],
    ['ip_filter', { ip_filter: ['10.0.0.0/8'] }, []],
  ])('is nothing for %s when it is removed, whatever was typed', (key, config, expected) => {
    expect(problems(entryWith(key, text('garbage'), { removed: true }), config)).toEqual(expected)
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
      const entry = entryWith(option.key, text(''), { removed: true })
      const config = option.path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), 1)
      expect(problems(entry, config as object), option.key).toEqual([
        expect.stringMatching(/Cannot be unset/),
      ])
    }
  })
})

describe('what others changed in the meantime', () => {
  const entries = [entryWith('backup_hour', text('3')), entryWith('migration', text(''))]
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
    const found = changedMeanwhile(OPTIONS, entries, atOpen, now)
    expect(found.map(({ key }) => key)).toEqual(changed)
  })
})

it('after a conflict edits stay, chosen and untouched entries follow the server', () => {
  const opened = { backup_hour: 3, backup_minute: 30, work_mem: 4, pg_version: '16' }
  const now = { backup_hour: 21, backup_minute: 0, work_mem: 8, pg_version: '16' }
  const entries = [
    entryWith('backup_hour', text('7')),
    entryWith('backup_minute', text('15')),
    entryWith('work_mem', text('4')),
    entryWith('shared_buffers_percentage', text('30'), { original: false }),
  ]
  const next = rebase(OPTIONS, entries, opened, now, new Set(['backup_minute']))
  expect(next.map(({ key, typed }) => [key, typed])).toEqual([
    ['backup_hour', text('7')],
    ['backup_minute', text('0')],
    ['work_mem', text('8')],
    ['shared_buffers_percentage', text('30')],
  ])
  expect(
    rebase(OPTIONS, entries, opened, {}, new Set(['backup_minute'])).map(({ key }) => key),
  ).toEqual(['backup_hour', 'shared_buffers_percentage'])
})
