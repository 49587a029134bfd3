import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson, printJson, readNumber } from './json'

const LARGEST = 9_223_372_036_854_775_807n

describe('parseJson', () => {
  it.each<[string, unknown]>([
    ['{"a": 1, "b": [true, null, "x"]}', { a: 1, b: [true, null, 'x'] }],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', 9_007_199_254_740_992n],
    ['-9223372036854775807', -LARGEST],
    ['[9223372036854775807, 1]', [LARGEST, 1]],
    ['"9223372036854775807"', '9223372036854775807'],
    ['0.30000000000000004', 0.300_000_000_000_000_04],
    ['1.0000000000000000e+3', 1000],
    ['{"a": 9223372036854775807, "a": 2}', { a: 2 }],
    ['{"__proto__": 9223372036854775807}', Object.fromEntries([['__proto__', LARGEST]])],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })

  it.each(['{a: 1}', '[9223372036854775807', '09223372036854775807', '{9223372036854775807: 1}'])(
    'refuses %s',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError)
    },
  )

  it('keeps all digits only where it is asked to', () => {
    const text = '{"size": 9223372036854775807, "options": [{"max": 9223372036854775807}]}'
    expect(parseJson(text, ['options'])).toEqual({ size: 2 ** 63, options: [{ max: LARGEST }] })
  })
})

describe('printJson', () => {
  it.each<[unknown, number | undefined, string]>([
    [{ a: 1, b: undefined }, undefined, '{"a":1}'],
    [{ a: LARGEST, b: undefined }, undefined, '{"a":9223372036854775807}'],
    [[LARGEST], 2, '[\n  9223372036854775807\n]'],
  ])('%#', (value, space, text) => {
    expect(printJson(value, space)).toBe(text)
  })
})

it.each([
  ['42', 42],
  ['-9007199254740993', -9_007_199_254_740_993n],
  ['0.5', 0.5],
  ['1e21', 1e21],
])('readNumber: %s', (text, value) => {
  expect(readNumber(text)).toBe(value)
})

it('what is printed is read back, whatever it is', () => {
  const number = fc.oneof(
    fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map((value) => readNumber(String(value))),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => readNumber(String(value + 0))),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      number,
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ maxLength: 4 }), tie('value'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  }))
  const readBack = fc.property(value, fc.constantFrom(0, 2), (value, space) => {
    expect(parseJson(printJson(value, space))).toEqual(value)
  })
  fc.assert(readBack, { numRuns: 100 })
})
