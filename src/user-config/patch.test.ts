import { describe, expect, it } from 'vitest'
import type { JsonObject } from './json'
import { listOptions } from './options'
import { findChanges, patchFor, type Edit } from './patch'
import { findRemoval } from './removal'

const OPTIONS = listOptions({
  properties: {
    additional_backup_regions: { type: 'array', items: { type: 'string' } },
    ip_filter: { type: 'array', items: { type: 'string' }, default: ['0.0.0.0/0', '::/0'] },
    backup_hour: { type: ['integer', 'null'] },
    service_to_fork_from: { type: ['string', 'null'], createOnly: true },
    variant: { type: 'string' },
    admin_password: { type: 'string', _secure: true },
    pg: {
      type: 'object',
      properties: {
        jit: { type: 'boolean' },
        'a.b': { type: 'integer', default: 5 },
      },
    },
    migration: {
      type: ['object', 'null'],
      required: ['host', 'port'],
      properties: {
        host: { type: 'string' },
        port: { type: 'integer' },
        ssl: { type: 'boolean', default: true },
        dbname: { type: ['string', 'null'] },
        password: { type: ['string', 'null'], _secure: true },
      },
    },
    repos: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, key: { type: 'string', _secure: true } },
      },
    },
    labels: { type: 'object' },
  },
})

const set = (value: unknown): Edit => ({ kind: 'set', value })
const remove: Edit = { kind: 'remove' }
const MIGRATION = { host: 'h', port: 1, dbname: 'd', password: '<redacted>' }

describe('patchFor', () => {
  it.each<[string, JsonObject, Record<string, Edit>, JsonObject]>([
    ['nothing for no edits', { backup_hour: 3 }, {}, {}],
    ['a value that is new', {}, { backup_hour: set(3) }, { backup_hour: 3 }],
    ['nothing for a value that is the same', { backup_hour: 3 }, { backup_hour: set(3) }, {}],
    [
      'null for what is removed',
      { backup_hour: 3 },
      { backup_hour: remove },
      { backup_hour: null },
    ],
    ['nothing for removing what is not set', {}, { backup_hour: remove }, {}],
    ['nothing for removing what is not set and has a default', {}, { ip_filter: remove }, {}],
    ['nothing for removing what is null', { backup_hour: null }, { backup_hour: remove }, {}],
    [
      'an empty list to turn off the additional backup region',
      { additional_backup_regions: ['aws-eu-west-1'] },
      { additional_backup_regions: remove },
      { additional_backup_regions: [] },
    ],
    [
      'nothing when there is no region already',
      { additional_backup_regions: [] },
      { additional_backup_regions: remove },
      {},
    ],
    ['an empty list where it is a value', {}, { ip_filter: set([]) }, { ip_filter: [] }],
    [
      'the default of what cannot be removed',
      { ip_filter: ['10.0.0.0/8'] },
      { ip_filter: remove },
      { ip_filter: ['0.0.0.0/0', '::/0'] },
    ],
    ['nothing for what cannot be taken away', { variant: 'x' }, { variant: remove }, {}],
    [
      'a list whole',
      { ip_filter: ['a'] },
      { ip_filter: set(['a', 'b']) },
      { ip_filter: ['a', 'b'] },
    ],
    [
      'only the changed keys of a group, also such that contain a dot',
      { pg: { jit: true, 'a.b': 1, unknown: 7 } },
      { 'pg.jit': set(false), 'pg.a.b': set(2) },
      { pg: { jit: false, 'a.b': 2 } },
    ],
    [
      'an object that is new without its nulls',
      {},
      { migration: set({ host: 'h', port: 1, dbname: null }) },
      { migration: { host: 'h', port: 1 } },
    ],
    [
      'only the changed parts of an object, null for a removed one, no hidden secret',
      { migration: MIGRATION },
      { migration: set({ host: 'h', port: 2, password: '<redacted>' }) },
      { migration: { port: 2, dbname: null } },
    ],
    [
      'null for a whole object',
      { migration: MIGRATION },
      { migration: remove },
      { migration: null },
    ],
    [
      'a secret that was typed',
      { admin_password: '<redacted>' },
      { admin_password: set('correct horse') },
      { admin_password: 'correct horse' },
    ],
    [
      'nothing for a hidden secret',
      { admin_password: '<redacted>' },
      { admin_password: set('<redacted>') },
      {},
    ],
    [
      'the keys of an open object one by one',
      { labels: { a: '1', b: '2' } },
      { labels: set({ b: '3', c: '4' }) },
      { labels: { a: null, b: '3', c: '4' } },
    ],
    ['nothing for an option that the schema does not know', { x: 1 }, { x: set(2) }, {}],
  ])('sends %s', (_case, userConfig, edits, expected) => {
    expect(patchFor(OPTIONS, userConfig, new Map(Object.entries(edits)))).toEqual(expected)
  })

  it('refuses to send the placeholder of a secret inside a list', () => {
    const userConfig = { repos: [{ name: 'a', key: '<redacted>' }] }
    const edits = new Map([['repos', set([{ name: 'b', key: '<redacted>' }])]])
    expect(() => patchFor(OPTIONS, userConfig, edits)).toThrow('repos')
  })
})

describe('findChanges', () => {
  it('lists what differs, with what was and what will be', () => {
    const userConfig = { backup_hour: 3, variant: 'x', additional_backup_regions: ['a'] }
    const edits = new Map([
      ['variant', set('x')],
      ['pg.jit', set(true)],
      ['backup_hour', remove],
      ['additional_backup_regions', set([])],
    ])
    expect(
      findChanges(OPTIONS, userConfig, edits).map(({ option, before, after }) => [
        option.key,
        before,
        after,
      ]),
    ).toEqual([
      ['additional_backup_regions', ['a'], undefined],
      ['backup_hour', 3, undefined],
      ['pg.jit', undefined, true],
    ])
  })
})

describe('findRemoval', () => {
  it.each([
    ['backup_hour', { kind: 'null' }],
    ['migration', { kind: 'null' }],
    ['additional_backup_regions', { kind: 'empty' }],
    ['pg.a.b', { kind: 'default', value: 5 }],
    ['variant', { kind: 'refused', reason: expect.stringContaining('Cannot be unset') }],
    ['service_to_fork_from', { kind: 'refused', reason: expect.stringContaining('created') }],
  ])('%s: %j', (key, expected) => {
    const option = OPTIONS.find((option) => option.key === key)
    expect(option && findRemoval(option)).toEqual(expected)
  })
})
