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
    ['^(?P<word>a+)(?P=word)$', 'aa', true],
    ['^(?P<word>a+)(?P=word)$', 'a', false],
    // without an equivalent: the server decides
    ['(?x)^ a $', 'b', true],
    ['^(unclosed', 'b', true],
  ])('%s on %j: %s', (pattern, text, expected) => {
    expect(mayMatch(pattern, text)).toBe(expected)
  })

  it.each([
    ['^(a|aa)*$', true],
    ['^(a+)+$', true],
    ['^((x|y?)*)$', true],
    ['^((a+)b)*$', true],
    // one way only to cut the text
    ['^[a-z]+(,[a-z]+)*$', false],
    ['^(?:\\.[a-z]+)+$', false],
    ['^([a-z]{2}){1,3}$', false],
    ['^[(a|b)*]+$', false],
  ])(
    'leaves a long text to the server when %s would take exponential time: %s',
    (pattern, left) => {
      expect(mayMatch(pattern, '!'.repeat(40))).toBe(left)
      expect(mayMatch(pattern, '?'.repeat(5))).toBe(false)
    },
  )
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
