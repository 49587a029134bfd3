import { describe, expect, it } from 'vitest'
import { listOptions, type Option } from './options'

function makeOptions(properties: object): Map<string, Option> {
  const options = listOptions({ type: 'object', title: 'User config', properties })
  return new Map(options.map((option) => [option.key, option]))
}

describe('listOptions', () => {
  it('expands plain groups to their leaves, in order, with names in words', () => {
    const options = makeOptions({
      additional_backup_regions: { type: 'array', items: { type: 'string' } },
      pg: {
        type: 'object',
        properties: {
          jit: { type: 'boolean' },
          'pg_stat_monitor.pgsm_max_buckets': { type: 'integer' },
          audit: { type: ['object', 'null'], properties: { level: { type: 'string' } } },
        },
      },
    })
    expect(
      [...options.values()].map(({ path, key, name, group }) => [path, key, name, group]),
    ).toEqual([
      [['additional_backup_regions'], 'additional_backup_regions', 'additional backup regions', ''],
      [['pg', 'jit'], 'pg.jit', 'pg jit', 'pg'],
      [
        ['pg', 'pg_stat_monitor.pgsm_max_buckets'],
        'pg.pg_stat_monitor.pgsm_max_buckets',
        'pg pg stat monitor pgsm max buckets',
        'pg',
      ],
      [['pg', 'audit', 'level'], 'pg.audit.level', 'pg audit level', 'pg.audit'],
    ])
  })

  it('keeps an object with required parts, an open object and a union whole', () => {
    const options = makeOptions({
      migration: {
        type: ['object', 'null'],
        properties: { host: { type: 'string' } },
        required: ['host'],
      },
      env: { type: 'object' },
      source: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    })
    expect(
      [...options.values()].map(({ key, field }) => [key, field.kind, field.nullable]),
    ).toEqual([
      ['migration', 'object', true],
      ['env', 'json', false],
      ['source', 'union', false],
    ])
  })

  it('passes the flags of a group on to its leaves', () => {
    const options = makeOptions({
      old: {
        type: 'object',
        title: 'Deprecated. Old things',
        createOnly: true,
        _secure: true,
        'x-aiven-change-requires-restart': true,
        properties: { leaf: { type: 'string' } },
      },
    })
    expect(options.get('old.leaf')?.field).toMatchObject({
      deprecated: true,
      createOnly: true,
      secure: true,
      restart: true,
    })
  })

  it.each([
    [{ type: 'string', title: 'Deprecated. Something' }, true],
    [{ type: 'string', description: 'Deprecated: use something else' }, true],
    [{ type: 'string', deprecated: true }, true],
    [{ type: 'string', title: 'Something', description: 'It is not deprecated' }, false],
  ])(
    'reads from the title, description or flag of %j that it is deprecated: %s',
    (node, expected) => {
      expect(makeOptions({ node }).get('node')?.field.deprecated).toBe(expected)
    },
  )

  it.each([
    [{ type: 'string', enum: ['a', null] }, false],
    [{ type: ['string', 'null'], enum: ['a'] }, false],
    [{ type: ['string', 'null'], enum: ['a', null] }, true],
    [{ enum: ['a', null] }, true],
    [{ type: ['integer', 'null'] }, true],
    [{ type: 'integer' }, false],
    [{ oneOf: [{ type: 'string' }, { type: 'null' }] }, true],
  ])('takes %j as nullable: %s', (node, expected) => {
    expect(makeOptions({ node }).get('node')?.field.nullable).toBe(expected)
  })

  it.each([
    ['a type unheard of', { type: 'quaternion' }],
    ['no type', {}],
    ['a node that is no object', 'string'],
    ['null', null],
  ])('lets %s be edited as JSON', (_case, node) => {
    expect(makeOptions({ node }).get('node')?.field).toMatchObject({ kind: 'json', types: [] })
  })

  it.each([[undefined], [null], ['x'], [{}], [{ properties: [] }]])(
    'finds nothing in %j',
    (schema) => {
      expect(listOptions(schema)).toEqual([])
    },
  )
})
