import { describe, expect, it } from 'vitest'
import { readField, type Field } from './field'
import { readSchema } from './schema'
import { formatValue, parseValue } from './text'

const field = (schema: object): Field => readField(readSchema(schema))
const INTEGER = field({ type: 'integer' })
const NUMBER = field({ type: 'number' })
const SECRETS = field({ type: 'object', _secure: true })
const OPEN = field({ type: 'object' })
const LARGEST = 9_223_372_036_854_775_807n

describe('parseValue', () => {
  it.each<[Field, string, unknown]>([
    [INTEGER, ' 42 ', 42],
    [INTEGER, '-0', 0],
    [INTEGER, '9007199254740991', 9_007_199_254_740_991],
    [INTEGER, '9007199254740993', 9_007_199_254_740_993n],
    [INTEGER, '+9223372036854775807', LARGEST],
    [INTEGER, '-9223372036854775807', -LARGEST],
    [NUMBER, '.5', 0.5],
    [NUMBER, '-.5', -0.5],
    [NUMBER, '5.', 5],
    [NUMBER, '1e3', 1000],
    [NUMBER, '+1.50', 1.5],
    [NUMBER, '1e21', 1e21],
    [NUMBER, '0.30000000000000004', 0.300_000_000_000_000_04],
    [NUMBER, '0e-9', 0],
    [NUMBER, '9223372036854775807', LARGEST],
    [field({ type: 'string' }), ' kept ', ' kept '],
    [field({ type: 'array' }), '["a"]', ['a']],
    [OPEN, '{"a": [1]}', { a: [1] }],
    [OPEN, '{"a": 9223372036854775807}', { a: LARGEST }],
    [SECRETS, '<redacted>', '<redacted>'],
  ])('%#: %j', (field, text, value) => {
    expect(parseValue(field, text)).toEqual({ ok: true, value })
  })

  it.each<[Field, string, string]>([
    [INTEGER, '', 'Type a whole number, such as 42'],
    [INTEGER, '1.5', 'Type a whole number, such as 42'],
    [INTEGER, '1,000', 'Type a whole number, such as 42'],
    [NUMBER, 'much', 'Type a number, such as 0.5'],
    [NUMBER, '1e999', 'This number is too large'],
    [NUMBER, '-1e999', 'This number is too large'],
    [NUMBER, '1e-999', 'Aiven would store this as 0: enter that'],
    [NUMBER, '-.1234567890123456789', 'Aiven would store this as -0.12345678901234568: enter that'],
    [NUMBER, '9007199254740993.0', 'Aiven would store this as 9007199254740992: enter that'],
    [OPEN, '{a: 1}', 'This is not JSON'],
  ])('%#: refuses %j', (field, text, message) => {
    expect(parseValue(field, text)).toEqual({
      ok: false,
      message: expect.stringContaining(message),
    })
  })
})

describe('formatValue', () => {
  it.each<[Field, unknown, string]>([
    [INTEGER, undefined, ''],
    [INTEGER, null, ''],
    [INTEGER, 1e21, '1000000000000000000000'],
    [INTEGER, LARGEST, '9223372036854775807'],
    [INTEGER, '5', '5'],
    [INTEGER, true, 'true'],
    [OPEN, { a: 1 }, '{\n  "a": 1\n}'],
    [OPEN, { a: LARGEST }, '{\n  "a": 9223372036854775807\n}'],
    [field({}), 'text', '"text"'],
    [SECRETS, '<redacted>', '<redacted>'],
  ])('%#', (field, value, text) => {
    expect(formatValue(field, value)).toBe(text)
  })
})
