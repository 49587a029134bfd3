import { describe, expect, it } from 'vitest'
import { parseJson } from './exact-json'

const LENGTHS = [15, 16, 17, 18, 19, 31, 40]
/** Wherever in the text the digits stand. */
const PLACES = Array.from({ length: 17 }, (_, i) => i)

describe('parseJson keeps all digits of a whole number', () => {
  it.each(LENGTHS)('of %i digits', (length) => {
    const digits = '9'.repeat(length)
    const exact = length < 16 ? Number(digits) : BigInt(digits)
    for (const place of PLACES) {
      const before = 'x'.repeat(place)
      expect(parseJson(`["${before}",${digits}]`)).toEqual([before, exact])
      expect(parseJson(`["${before}",-${digits},"2026-08-20"]`)).toEqual([
        before,
        -exact,
        '2026-08-20',
      ])
    }
  })

  it('also where it is the whole text', () => {
    expect(parseJson('9007199254740993')).toBe(9_007_199_254_740_993n)
  })
})
