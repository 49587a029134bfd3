import { describe, expect, it } from 'vitest'
import { describeLimits, describeValue } from './describe'
import { readField, type Field } from './field'
import { readSchema } from './schema'

const field = (schema: object): Field => readField(readSchema(schema))
const MIGRATION = {
  type: 'object',
  required: ['host', 'port', 'ssl'],
  properties: {
    host: { type: 'string' },
    port: { type: 'integer', default: 5432 },
    ssl: { type: 'boolean' },
    password: { type: 'string', _secure: true },
  },
}

describe('describeValue', () => {
  it.each<[object | undefined, unknown, string]>([
    [{ type: 'boolean' }, true, 'Enabled'],
    [{ type: 'boolean' }, false, 'Disabled'],
    [{ type: 'integer' }, 0, '0'],
    [{ type: 'integer' }, 9_223_372_036_854_775_807n, '9223372036854775807'],
    [undefined, { a: 9_223_372_036_854_775_807n }, 'a: 9223372036854775807'],
    [{ type: 'string' }, '', 'Empty text'],
    [{ type: ['string', 'null'] }, null, 'Not set'],
    [{ type: 'array' }, [], 'None'],
    [{ type: 'array', items: { type: 'string' } }, ['a', 'b'], 'a, b'],
    [{ type: 'string', _secure: true }, 'hunter2', '••••••••'],
    [{ type: 'string' }, '<redacted>', '••••••••'],
    [MIGRATION, { host: 'h', password: 'p' }, 'host: h, password: ••••••••'],
    [
      { type: 'array', items: { oneOf: [{ type: 'string' }, MIGRATION] } },
      [{ host: 'h', port: 1, ssl: true, password: 'p' }],
      '(host: h, port: 1, ssl: Enabled, password: ••••••••)',
    ],
    [undefined, { a: { b: 1 } }, 'a: (b: 1)'],
  ])('%#: %s', (schema, value, text) => {
    expect(describeValue(schema && field(schema), value)).toBe(text)
  })
})

describe('describeLimits', () => {
  it.each([
    [{ type: 'integer', minimum: 0, maximum: 23 }, 'Between 0 and 23'],
    [{ type: 'integer', maximum: 23 }, '23 or less'],
    [{ type: 'string', maxLength: 1 }, 'At most 1 character'],
    [
      { type: 'string', minLength: 8, maxLength: 256, pattern: '^[a-z]+$' },
      'Lower-case letters only, between 8 and 256 characters',
    ],
    [{ type: 'array', maxItems: 1 }, 'At most 1 item'],
    [{ type: 'boolean' }, ''],
  ])('%j: %s', (schema, text) => {
    expect(describeLimits(field(schema))).toBe(text)
  })
})
