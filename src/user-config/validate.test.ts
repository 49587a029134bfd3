import { describe, expect, it } from 'vitest'
import { readField } from './field'
import { readSchema } from './schema'
import { validate } from './validate'

const HOUR = { type: ['integer', 'null'], minimum: 0, maximum: 23 }
const REGIONS = {
  type: 'array',
  maxItems: 1,
  items: { type: 'string', maxLength: 256, pattern: '^[a-z0-9-]+$' },
}
const MIGRATION = {
  type: 'object',
  required: ['host', 'port'],
  additionalProperties: false,
  properties: { host: { type: 'string' }, port: { type: 'integer', minimum: 1, maximum: 65535 } },
}
const IP_FILTER = {
  type: 'array',
  items: {
    type: ['object', 'string'],
    maxLength: 43,
    required: ['network'],
    properties: { network: { type: 'string', maxLength: 43 } },
  },
}
const SOURCE = {
  oneOf: [
    { type: 'object', required: ['bucket'], properties: { bucket: { type: 'string' } } },
    { type: 'object', required: ['container'], properties: { container: { type: 'string' } } },
  ],
}

describe('validate', () => {
  it.each<[string, object, unknown, [(string | number)[], string][]]>([
    ['a good number', HOUR, 23, []],
    ['null where allowed', HOUR, null, []],
    ['a number too large', HOUR, 24, [[[], 'Must be between 0 and 23']]],
    ['a fraction', HOUR, 1.5, [[[], 'Must be a whole number']]],
    ['text for a number', HOUR, '3', [[[], 'Must be a number']]],
    ['a number with one bound', { type: 'number', minimum: 0 }, -0.1, [[[], 'Must be 0 or more']]],
    [
      'a bound that JavaScript does not hold, told to the digit',
      { type: 'integer', minimum: 0, maximum: 2n ** 63n - 1n },
      -1,
      [[[], 'Must be between 0 and 9223372036854775807']],
    ],
    [
      'a number one too large for such a bound',
      { type: 'integer', minimum: 0, maximum: 2n ** 63n - 1n },
      2n ** 63n,
      [[[], 'Must be between 0 and 9223372036854775807']],
    ],
    ['a number at such a bound', { type: 'integer', maximum: 2n ** 63n - 1n }, 2n ** 63n - 1n, []],
    ['a large number where any may be', { type: 'number' }, 2n ** 80n, []],
    ['a large number for a text', { type: 'string' }, 2n ** 80n, [[[], 'Must be text']]],
    ['nothing', HOUR, undefined, [[[], 'Enter a value']]],
    ['null where not allowed', REGIONS, null, [[[], 'Enter a value: null is not allowed']]],
    ['a good list', REGIONS, ['aws-eu-west-1'], []],
    ['too many items', REGIONS, ['a', 'b'], [[[], 'At most 1 item: there are 2']]],
    [
      'an item that does not match',
      REGIONS,
      ['AWS-EU'],
      [[[0], 'Must match ^[a-z0-9-]+$: lower-case letters, digits and dashes only']],
    ],
    [
      "a text that does not match, with Aiven's own sentence",
      { type: 'string', pattern: '^a$', user_error: 'Must be the letter a' },
      'b',
      [[[], 'Must be the letter a']],
    ],
    [
      'an empty text that does not match',
      { type: 'string', pattern: '^[a-z]+$' },
      '',
      [[[], 'Enter a value']],
    ],
    ['a text too short', { type: 'string', minLength: 1 }, '', [[[], 'At least 1 character']]],
    [
      'a text too long, counted in characters',
      { type: 'string', maxLength: 2 },
      '😀😀😀',
      [[[], 'At most 2 characters: this has 3']],
    ],
    ['another choice', { type: 'string', enum: ['a', 'b'] }, 'c', [[[], 'Must be one of a, b']]],
    ['a missing part', MIGRATION, { port: 5432 }, [[['host'], 'Required']]],
    [
      'a bad and an unknown part',
      MIGRATION,
      { host: 'h', port: 0, user: 'u' },
      [
        [['port'], 'Must be between 1 and 65535'],
        [['user'], 'Not a known key'],
      ],
    ],
    ['both forms of a union', IP_FILTER, ['10.0.0.0/8', { network: '10.0.0.0/8' }], []],
    ['a form with a missing part', IP_FILTER, [{}], [[[0, 'network'], 'Required']]],
    ['no form of a union', IP_FILTER, [1], [[[0], 'Must be an object']]],
    ['one of several forms', SOURCE, { bucket: 'b' }, []],
    [
      'two forms at once',
      SOURCE,
      { bucket: 'b', container: 'c' },
      [[[], 'Matches 2 of the allowed formats: it must match exactly one']],
    ],
    ['an open object', { type: 'object' }, { any: ['thing'] }, []],
    ['a list for an open object', { type: 'object' }, [], [[[], 'Must be an object']]],
    ['anything for a node that is not understood', {}, [1, 'a', null], []],
  ])('%s', (_case, schema, value, expected) => {
    const problems = validate(readField(readSchema(schema)), value)
    expect(problems.map(({ path, message }) => [path, message])).toEqual(expected)
  })
})
