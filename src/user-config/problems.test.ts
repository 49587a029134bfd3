import { describe, expect, it } from 'vitest'
import type { JsonObject } from './json'
import { listOptions } from './options'
import type { Edit } from './patch'
import { problemsOfEdit } from './problems'

const OPTIONS = listOptions({
  properties: {
    backup_hour: { type: 'integer', minimum: 0, maximum: 23 },
    count: { type: 'integer', maximum: 2n ** 63n - 1n },
    service_to_fork_from: { type: ['string', 'null'], createOnly: true },
    inkless: {
      type: 'object',
      required: ['enabled'],
      properties: { enabled: { type: 'boolean', createOnly: true } },
    },
    repos: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, secrets: { type: 'object', _secure: true } },
      },
    },
    saml: {
      type: 'object',
      required: ['enabled'],
      properties: {
        enabled: { type: 'boolean' },
        key: { type: 'string', _secure: true, pattern: '^[a-z]+$' },
        roles: { type: 'string' },
        scope: { type: 'string', default: 'all' },
        mode: { type: 'string', createOnly: true },
      },
    },
  },
})

const set = (value: unknown): Edit => ({ kind: 'set', value })
const remove: Edit = { kind: 'remove' }
const SAML = { enabled: true, key: '<redacted>', roles: 'r', scope: 's', mode: 'm' }
const REPOS = [{ name: 'a', secrets: '<redacted>' }]

describe('problemsOfEdit', () => {
  it.each<[string, string, JsonObject, Edit, [(string | number)[], string][]]>([
    ['a good value', 'backup_hour', {}, set(3), []],
    ['a bad value', 'backup_hour', {}, set(24), [[[], 'Must be between 0 and 23']]],
    ['no value yet', 'backup_hour', {}, set(undefined), [[[], 'Enter a value']]],
    ['a bad value that is not changed', 'backup_hour', { backup_hour: 24 }, set(24), []],
    [
      'removing what Aiven keeps',
      'backup_hour',
      { backup_hour: 3 },
      remove,
      [[[], 'Cannot be unset, only changed']],
    ],
    ['removing what is not set', 'backup_hour', {}, remove, []],
    [
      'a create-only option',
      'service_to_fork_from',
      {},
      set('other'),
      [[[], 'Can only be set when the service is created']],
    ],
    [
      'an object with nothing but create-only parts',
      'inkless',
      {},
      set({ enabled: true }),
      [[[], 'Can only be set when the service is created']],
    ],
    [
      'a number beyond what JavaScript holds, at its bound',
      'count',
      {},
      set(9_223_372_036_854_775_807n),
      [],
    ],
    [
      'one more than that',
      'count',
      {},
      set(9_223_372_036_854_775_808n),
      [[[], 'Must be 9223372036854775807 or less']],
    ],
    ['a list that still hides a secret', 'repos', { repos: REPOS }, set(REPOS), []],
    [
      'a changed list that still hides a secret',
      'repos',
      { repos: REPOS },
      set([...REPOS, { name: 'b' }]),
      [[[0, 'secrets'], expect.stringContaining('Enter the secret again')]],
    ],
    [
      'a changed list with the secret typed again',
      'repos',
      { repos: REPOS },
      set([{ name: 'b', secrets: { token: 't' } }]),
      [],
    ],
    [
      'a changed object that still hides a secret elsewhere',
      'saml',
      { saml: SAML },
      set({ ...SAML, roles: 'other' }),
      [],
    ],
    [
      'parts of an object that Aiven keeps',
      'saml',
      { saml: SAML },
      set({ enabled: true, key: '<redacted>', mode: 'm' }),
      [
        [['roles'], 'Once set, this cannot be removed, only changed'],
        [['scope'], 'Once set, this cannot be removed: set it to its default, "all"'],
      ],
    ],
    [
      'a create-only part of an object',
      'saml',
      { saml: SAML },
      set({ ...SAML, mode: 'other' }),
      [[['mode'], 'Can only be set when the service is created']],
    ],
  ])('%s', (_case, key, userConfig, edit, expected) => {
    const option = OPTIONS.find((one) => one.key === key)
    if (!option) throw new Error(`no option ${key}`)
    const problems = problemsOfEdit(option, userConfig, edit)
    expect(problems.map(({ path, message }) => [path, message])).toEqual(expected)
  })
})
