import { describe, expect, it } from 'vitest'
import { fieldOf, type Field } from './field'
import { readSchema } from './schema'
import { formatValue, parseValue } from './text'

const field = (schema: object): Field => fieldOf(readSchema(schema))
const INTEGER = field({ type: 'integer' })
const NUMBER = field({ type: 'number' })
const BOOLEAN = field({ type: 'boolean' })
const CHOICE = field({ type: 'integer', enum: [6, 12] })
const LINES = field({ type: 'array', items: { type: 'string' } })
const NUMBERS = field({ type: 'array', items: { type: 'integer' } })
const FILTER = field({
  type: 'array',
  items: { type: ['object', 'string'], properties: { network: { type: 'string' } } },
})
const SECRETS = field({ type: 'object', _secure: true })
const OPEN = field({ type: 'object' })

describe('parseValue', () => {
  it.each<[Field, string, unknown]>([
    [INTEGER, ' 42 ', 42],
    [INTEGER, '-0', 0],
    [NUMBER, '.5', 0.5],
    [NUMBER, '1e3', 1000],
    [BOOLEAN, 'true', true],
    [CHOICE, '12', 12],
    [field({ type: 'string' }), ' kept ', ' kept '],
    [LINES, 'a\r\n\n  b \n', ['a', 'b']],
    [LINES, '', []],
    [NUMBERS, '1\n2', [1, 2]],
    [FILTER, '10.0.0.0/8\n{"network": "::/0"}', ['10.0.0.0/8', { network: '::/0' }]],
    [OPEN, '{"a": [1]}', { a: [1] }],
    [SECRETS, '<redacted>', '<redacted>'],
  ])('%#: %j', (field, text, value) => {
    expect(parseValue(field, text)).toEqual({ ok: true, value })
  })

  it.each<[Field, string, string]>([
    [INTEGER, '', 'Type a whole number, such as 42'],
    [INTEGER, '1.5', 'Type a whole number, such as 42'],
    [INTEGER, '1,000', 'Type a whole number, such as 42'],
    [INTEGER, '9007199254740992', 'Numbers beyond 9007199254740991 lose digits'],
    [NUMBER, 'much', 'Type a number, such as 0.5'],
    [NUMBER, '1e999', 'Numbers beyond 9007199254740991 lose digits'],
    [BOOLEAN, 'yes', 'Type true or false'],
    [CHOICE, '7', 'Choose one of the listed values'],
    [NUMBERS, '1\nx', '(line “x”)'],
    [OPEN, '{a: 1}', 'This is not JSON'],
    [OPEN, '{"a": 9223372036854775807}', 'Numbers beyond 9007199254740991 lose digits'],
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
    [LINES, ['a', 'b'], 'a\nb'],
    [FILTER, ['a', { network: 'b' }], 'a\n{"network":"b"}'],
    [OPEN, { a: 1 }, '{\n  "a": 1\n}'],
    [field({}), 'text', '"text"'],
    [SECRETS, '<redacted>', '<redacted>'],
  ])('%#', (field, value, text) => {
    expect(formatValue(field, value)).toBe(text)
  })
})
