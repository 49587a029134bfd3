import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern, mayMatch, patternInWords } from './pattern'

describe('mayMatch', () => {
  it.each([
    ['^[a-z0-9-]+$', 'aws-eu-west-1', true],
    ['^[a-z0-9-]+$', 'AWS', false],
    ['found anywhere', 'it is found anywhere in it', true],
    // Python's flags, escapes and anchors
    ['(?i)^utc$', 'UTC', true],
    ['^[\\040-\\176]+$', 'plain', true],
    ['^[\\040-\\176]+$', 'é', false],
    ["^\\'a\\'$", "'a'", true],
    ['\\Aabc\\Z', 'abcd', false],
    ['^(?P<word>a+)$', 'b', false],
    // without an equivalent, or a way to test it in linear time: the server decides
    ['^(?P<word>a+)(?P=word)$', 'a', true],
    ['(?<=x)y', 'b', true],
    ['^a{9999}$', 'b', true],
    ['(?x)^ a $', 'b', true],
    ['^(unclosed', 'b', true],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(mayMatch(pattern, text)).toBe(expected)
  })

  it.each([
    '^(a|aa)*$',
    '^(a+)+$',
    '^((x|y?)*)$',
    '^((a+)b)*$',
    '^([a-z]+){30}$',
    '^([a-z]{1,9}){30}$',
    '^(a?){30}a{30}$',
    '^(,[a-z,]+)*$',
    '^(a|a|a|a)*$',
    `^${'a?'.repeat(30)}${'a'.repeat(30)}$`,
    `^${'a*'.repeat(9)}$`,
    '(?:a|b|ab)*?c',
    '^(([a-z]*)*)*$',
    '^(?=(a+)+$)b',
  ])('%s takes no longer than a blink for any text', (pattern) => {
    // A matcher that backtracks would never be done; the context ends it.
    const attack = () =>
      ['a', 'ab', ',a', '.', 'x'].map((unit) => [
        mayMatch(pattern, `${unit.repeat(30)}!`),
        mayMatch(pattern, `${unit.repeat(50_000)}!`),
      ])
    expect(() => runInNewContext('attack()', { attack }, { timeout: 4000 })).not.toThrow()
    expect(mayMatch(pattern, `${'a'.repeat(61)}!`)).toBe(false)
  })

  it('leaves a text that would take too long to the server', () => {
    expect(mayMatch('^[a-z]{1,900}$', '!'.repeat(100_000))).toBe(false)
    expect(mayMatch('(a|b|c){900}!', 'a'.repeat(100_000))).toBe(true)
  })
})

describe('in linear time', () => {
  const PATTERNS = [
    '^(a|ab)(c|bcd)*$',
    '(a|b)*?c{2,3}|^$',
    '^[^a-c]\\d\\x41?.\\$$',
    '^(?!a|b$)(?=.b)[ab]+$',
    '(?i)^[a-b]c\\.?$',
    '(?m)^a$',
    '(?s)^a.b$',
    '^a{2}b{0,2}c{1,}$',
    '^(?:|a)+b?$',
    'a]{b}',
    '^\\W\\w\\s?$',
    '^[\\]a]+$',
    '^.$',
  ]
  const texts = fc.string({
    unit: fc.constantFrom(...'aAbBcd1.$]{} \n'.split(''), '😀'),
    maxLength: 7,
  })

  it.each(PATTERNS)('%s takes the texts that JavaScript takes', (pattern) => {
    const own = compilePattern(pattern)
    fc.assert(
      fc.property(texts, (text) => {
        expect([text, mayMatch(pattern, text)]).toEqual([text, own?.test(text)])
      }),
      { numRuns: 500 },
    )
  })
})

describe('compilePattern', () => {
  it('has nothing for what JavaScript cannot express', () => {
    expect(compilePattern('^(unclosed')).toBeNull()
  })
})

describe('patternInWords', () => {
  it.each([
    ['^[a-z0-9-]+$', 'lower-case letters, digits and dashes only'],
    ['^[a-zA-Z0-9-_:.]+$', 'letters, digits, dashes, underscores, colons and dots only'],
    ['^[a-zA-Z0-9_\\- ]+$', 'letters, digits, underscores, dashes and spaces only'],
    ['^[A-Z0-9]+$', 'upper-case letters and digits only'],
    ['^[a-z]*$', 'lower-case letters only'],
    ['^[^\\r\\n]*$', 'one line only'],
    ['^[\\040-\\176]+$', 'ASCII characters only'],
    ['^[\\100-\\176]+$', null],
    ['^\\d{2}\\.\\d{1,2}$', null],
    ['[a-z]+', null],
  ])('%s: %s', (pattern, expected) => {
    expect(patternInWords(pattern)).toBe(expected)
  })
})
