import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  count,
  formatBytes,
  formatDay,
  formatDuration,
  formatInstant,
  formatNumber,
  formatRatio,
  formatSecond,
} from './format'

it.each([
  [-5, '0 s'],
  [0, '0 s'],
  [0.4, '0 s'],
  [59.4, '59 s'],
  [59.6, '1 min'],
  [3599, '59 min'],
  [3600, '1 h'],
  [3661, '1 h 1 min'],
  [26 * 3600, '1 day 2 h'],
  [86_399, '23 h 59 min'],
  [86_400, '1 day'],
  [4 * 86_400 + 2 * 3600, '4 days 2 h'],
  [13 * 86_400 + 3600, '13 days 1 h'],
  [14 * 86_400 + 3600, '14 days'],
  [1e308, 'over 100 years'],
  [Infinity, 'over 100 years'],
  [Number.NaN, 'unknown'],
])('%d seconds last %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536, '1.5 KiB'],
  [99.96 * 1024, '100.0 KiB'],
  [100 * 1024, '100 KiB'],
  [38e9, '35.4 GiB'],
  [2900e9, '2.6 TiB'],
  [2 ** 60, '1024 PiB'],
  [Infinity, 'unknown'],
  [Number.NaN, 'unknown'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

it.each([
  [0, '0 backups'],
  [1, '1 backup'],
  [2, '2 backups'],
  [12_345, '12,345 backups'],
])('%i is counted as %s', (n, text) => {
  expect(count(n, 'backup')).toBe(text)
})

it('writes numbers and moments as Intl does, which takes too long to start', () => {
  const instants = fc.date({
    min: new Date('1000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  })
  const style = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  const day = new Intl.DateTimeFormat('en-GB', style)
  const minute = new Intl.DateTimeFormat('en-GB', {
    ...style,
    hour: '2-digit',
    minute: '2-digit',
  })
  fc.assert(
    fc.property(fc.maxSafeInteger(), instants, (n, date) => {
      expect(formatNumber(n)).toBe(n.toLocaleString('en'))
      expect(formatDay(date.toISOString(), 'utc')).toBe(day.format(date))
      expect(formatInstant(date.toISOString(), 'utc')).toBe(`${minute.format(date)} UTC`)
    }),
  )
})

it('takes a plural of its own', () => {
  expect([count(1, 'copy', 'copies'), count(2, 'copy', 'copies')]).toEqual(['1 copy', '2 copies'])
})

describe('a moment', () => {
  const iso = '2026-08-21T23:05:09Z'

  it('is told in UTC', () => {
    expect(formatInstant(iso, 'utc')).toBe('21 Aug 2026, 23:05 UTC')
    expect(formatDay(iso, 'utc')).toBe('21 Aug 2026')
    expect(formatInstant('2026-08-21T00:00:00Z', 'utc')).toBe('21 Aug 2026, 00:00 UTC')
  })

  it.each([
    ['Europe/Helsinki', '22 Aug 2026, 02:05 UTC+3', '22 Aug 2026'],
    ['America/St_Johns', '21 Aug 2026, 20:35 UTC−2:30', '21 Aug 2026'],
    ['Asia/Kathmandu', '22 Aug 2026, 04:50 UTC+5:45', '22 Aug 2026'],
    ['UTC', '21 Aug 2026, 23:05 UTC+0', '21 Aug 2026'],
  ])('is told in %s with the offset named', (zone, instant, day) => {
    vi.stubEnv('TZ', zone)
    expect(formatInstant(iso, 'local')).toBe(instant)
    expect(formatDay(iso, 'local')).toBe(day)
    vi.unstubAllEnvs()
  })
})

it.each([
  [0, '0'],
  [0.001, 'under 0.1'],
  [0.25, '0.3'],
  [1, '1.0'],
  [1.001, 'just over 1'],
  [1.04, '1.04'],
  [1.5, '1.5'],
  [3.66, '3.7'],
  [41.2, '41'],
])('an age of %d times the objective is %s', (ratio, text) => {
  expect(formatRatio(ratio)).toBe(text)
})

it('no number and no text makes a text that says NaN or Infinity, or none', () => {
  const odd = fc.oneof(
    fc.double(),
    fc.constantFrom(NaN, Infinity, -Infinity, 1e308, -1e308, 8.64e15),
  )
  const writers = [
    formatDuration,
    formatBytes,
    formatRatio,
    (number: number) => formatSecond(number, 'UTC'),
    (number: number) => formatSecond(number, 'Europe/Berlin'),
    (number: number) => formatInstant(String(number), 'utc'),
    (number: number) => formatDay(String(number), 'local'),
  ]
  fc.assert(
    fc.property(odd, fc.constantFrom(...writers), (number, write) => {
      expect(write(number)).not.toMatch(/NaN|Infinity|undefined|Invalid|^$/)
    }),
  )
})
