import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toRegExp } from './patterns'
import { OPTION_TREES, type OptionNode } from './service-types/option-trees'
import { compile } from './validation'

/** Every different text option with a pattern, by its pattern and limit. */
function patternOptions(): { pattern: string; maxLength?: number }[] {
  const found = new Map<string, { pattern: string; maxLength?: number }>()
  const visit = ({ pattern, maxLength, properties = {}, items, oneOf = [] }: OptionNode) => {
    if (pattern) {
      const option = { pattern, ...(maxLength !== undefined && { maxLength }) }
      found.set(JSON.stringify(option), option)
    }
    Object.values(properties).forEach(visit)
    if (items) visit(items)
    oneOf.forEach(visit)
  }
  OPTION_TREES.forEach(visit)
  return [...found.values()]
}

const OPTIONS = patternOptions()
const REWRITTEN = OPTIONS.map(({ pattern }) => pattern).filter(
  (pattern) =>
    !pattern.startsWith('(?i)') && toRegExp(pattern).source !== new RegExp(pattern).source,
)

// What is repeated in hostile texts: each character that patterns are about, and what makes two
// ways to read a text.
const UNITS = 'aAbBdDgGhHLMmNoSswWyYzZ059-_.,:;/*+=@! \n'
  .split('')
  .concat(',-', ',*', '-*', 'a,', 'a=on,', 'a.', 'aB')

test.each(OPTIONS)('$pattern answers hostile texts', ({ pattern, maxLength }) => {
  const check = compile({ type: 'string', pattern, maxLength: maxLength ?? 2 ** 20 })
  const attack = () => {
    for (const unit of UNITS) {
      for (const end of ['', '!']) check(unit.repeat(100_000 / unit.length) + end)
      // As long as the option allows.
      check(unit.repeat((maxLength ?? 1000) / unit.length - 1) + '!')
    }
  }
  // Takes milliseconds. A pattern that backtracks would never be done; the context ends it.
  expect(() => runInNewContext('attack()', { attack }, { timeout: 4000 })).not.toThrow()
})

describe('the patterns that are matched by another expression', () => {
  test('are three', () => {
    expect(REWRITTEN).toHaveLength(3)
  })

  // Short enough for the patterns as they are.
  const texts = fc.oneof(
    ...['YgGMoDw|HmsST-!', 'a*-,.A', '1kmb t'].map((letters) =>
      fc.string({ unit: fc.constantFrom(...letters.split('')), maxLength: 9 }),
    ),
  )
  test.each(REWRITTEN)('%s takes the same texts', (pattern) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect([text, toRegExp(pattern).test(text)]).toEqual([text, new RegExp(pattern).test(text)])
      }),
      { numRuns: 3000 },
    )
  })
})
