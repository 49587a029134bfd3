import { afterEach, describe, expect, it } from 'vitest'
import { formatBytes, formatDay, formatInstant, formatNumber, formatRounded } from './format'
import { formatRatio, formatSecond } from './format'
import { inEnglish, setReaderLocale } from './locale'
import { formatUsd, givenPrice } from './price'
import { timeTicks, widestLabel } from './time-axis'

afterEach(() => setReaderLocale(undefined))

const AT = '2026-08-09T12:30:00Z'
const YEAR_BEFORE = '2025-08-20T10:00:00Z'
const MONTH_BEFORE = '2026-07-22T10:00:00Z'
const NARROW = '\u202f'
const HARD = '\u00a0'
/** A day that is written from right to left is one piece in a line that is not. */
const arabic = (day: string) => `\u2068${day}\u2069`

const ENGLISH = ['9 Aug 2026', '12,345', '35.4 GiB', '1.5', 'Oct 2025', '23 Jul']

describe('for readers of', () => {
  it.each([
    ['en', ...ENGLISH],
    ['en-US', ...ENGLISH],
    ['EN-gb', ...ENGLISH],
    ['de', '9. Aug. 2026', '12.345', '35,4 GiB', '1,5', 'Okt. 2025', '23. Juli'],
    ['fr', '9 août 2026', `12${NARROW}345`, '35,4 GiB', '1,5', 'oct. 2025', '23 juil.'],
    ['ja', '2026年8月9日', '12,345', '35.4 GiB', '1.5', '2025年10月', '7月23日'],
    [
      'ar-EG',
      arabic('9 أغسطس 2026'),
      '12,345',
      '35.4 GiB',
      '1.5',
      arabic('أكتوبر 2025'),
      arabic('23 يوليو'),
    ],
    ['sv-SE', '9 aug. 2026', `12${HARD}345`, '35,4 GiB', '1,5', 'okt. 2025', '23 juli'],
    ['pt-BR', '9 de ago. de 2026', '12.345', '35,4 GiB', '1,5', 'out. de 2025', '23 de jul.'],
    // Whose short months are numbers, and whose own calendar and digits are others.
    ['cs', '9. srpna 2026', `12${HARD}345`, '35,4 GiB', '1,5', 'říjen 2025', '23. července'],
    ['th', '9 ส.ค. 2026', '12,345', '35.4 GiB', '1.5', 'ต.ค. 2025', '23 ก.ค.'],
    [
      'fa-IR',
      arabic('9 اوت 2026'),
      '12,345',
      '35.4 GiB',
      '1.5',
      arabic('اکتبر 2025'),
      arabic('23 ژوئیه'),
    ],
    [
      'de-u-nu-arab-ca-buddhist',
      '9. Aug. 2026',
      '12.345',
      '35,4 GiB',
      '1,5',
      'Okt. 2025',
      '23. Juli',
    ],
    // What no browser knows is English.
    ...['', '*', 'C', 'en_US', 'und', 'tlh', 'x-klingon', 'not a language'].map(
      (odd) => [odd, ...ENGLISH] as const,
    ),
  ])('%j', (language, day, whole, size, decimal, month, tick) => {
    setReaderLocale(language)
    expect([
      formatDay(AT, 'utc'),
      formatInstant(AT, 'utc'),
      formatSecond(Date.parse(AT), 'Asia/Kathmandu'),
    ]).toEqual([day, `${day}, 12:30 UTC`, `${day}, 18:15:00 UTC+5:45`])
    expect(formatNumber(12_345)).toBe(whole)
    expect(formatBytes(38e9)).toBe(size)
    expect([formatRounded(1.5, 2), formatRatio(1.5), givenPrice('1.5')]).toEqual(
      Array.from({ length: 3 }, () => decimal),
    )
    const first = (from: string, most: number) =>
      timeTicks(Date.parse(from), Date.parse(AT), most, 'utc')[0]?.label
    expect([first(YEAR_BEFORE, 5), first(MONTH_BEFORE, 3)]).toEqual([month, tick])
  })
})

it('a number is rounded to the same one for every reader', () => {
  const write = () => [formatUsd(1.005), formatUsd(0.0125), formatNumber(2.5), formatRatio(9.95)]
  expect(write()).toEqual(['1.00', '0.013', '3', '9.9'])
  setReaderLocale('de')
  expect(write()).toEqual(['1,00', '0,013', '3', '9,9'])
  expect([formatRatio(0.01), formatRatio(1e5), formatRatio(1.001)]).toEqual([
    'under 0,1',
    'over 9.999',
    'just over 1',
  ])
})

it('longer labels have more room under a picture', () => {
  const english = widestLabel()
  setReaderLocale('cs')
  expect(widestLabel()).toBeGreaterThan(english)
})

describe('a file', () => {
  it('is written in English, and the page goes on in the reader’s language', () => {
    setReaderLocale('de')
    expect(inEnglish(() => formatNumber(12_345))).toBe('12,345')
    expect(formatNumber(12_345)).toBe('12.345')
  })

  it('that cannot be written leaves the page in the reader’s language', () => {
    setReaderLocale('de')
    const fail = () => {
      throw new Error('no room')
    }
    expect(() => inEnglish(fail)).toThrow('no room')
    expect(formatNumber(12_345)).toBe('12.345')
  })
})
