import * as fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { completeTime, gapAround, findInstants, isWallTime, parseInstant } from './wall-time'
import { formatOffset, localZone, namedLocalZone, offsetAt, toWallTime } from './zoned-time'

/** The one parses what a zone's clocks show, the other writes in the reader's form. */
const MAY_USE_INTL = ['lib/zoned-time.ts', 'lib/locale.ts']

const ZONES = [
  'UTC',
  'Europe/Helsinki',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
]
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z')
const wall = (text: string) => {
  const [date = '', time = ''] = text.split(' ')
  return { date, time }
}

describe('the moments of a wall time', () => {
  it.each<[string, string, string[]]>([
    ['UTC', '2026-10-25 03:30:00', ['2026-10-25T03:30:00Z']],
    ['Europe/Helsinki', '2026-08-21 12:30:15', ['2026-08-21T09:30:15Z']],
    ['Europe/Helsinki', '2026-01-21 12:30:15', ['2026-01-21T10:30:15Z']],
    // Put forward on 29 March at 03:00: from 03:00 to 04:00 there is nothing.
    ['Europe/Helsinki', '2026-03-29 02:59:59', ['2026-03-29T00:59:59Z']],
    ['Europe/Helsinki', '2026-03-29 03:00:00', []],
    ['Europe/Helsinki', '2026-03-29 03:59:59', []],
    ['Europe/Helsinki', '2026-03-29 04:00:00', ['2026-03-29T01:00:00Z']],
    // Put back on 25 October at 04:00: from 03:00 to 04:00 everything comes twice.
    ['Europe/Helsinki', '2026-10-25 02:59:59', ['2026-10-24T23:59:59Z']],
    ['Europe/Helsinki', '2026-10-25 03:00:00', ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z']],
    ['Europe/Helsinki', '2026-10-25 03:59:59', ['2026-10-25T00:59:59Z', '2026-10-25T01:59:59Z']],
    ['Europe/Helsinki', '2026-10-25 04:00:00', ['2026-10-25T02:00:00Z']],
    ['America/New_York', '2026-03-08 02:30:00', []],
    ['America/New_York', '2026-11-01 01:30:00', ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']],
    // Lord Howe moves its clocks by half an hour.
    ['Australia/Lord_Howe', '2026-10-04 02:15:00', []],
    ['Australia/Lord_Howe', '2026-10-04 02:30:00', ['2026-10-03T15:30:00Z']],
    ['Australia/Lord_Howe', '2026-04-05 01:29:59', ['2026-04-04T14:29:59Z']],
    [
      'Australia/Lord_Howe',
      '2026-04-05 01:45:00',
      ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
    ],
    ['Australia/Lord_Howe', '2026-04-05 02:00:00', ['2026-04-04T15:30:00Z']],
    // Samoa left out a whole day.
    ['Pacific/Apia', '2011-12-30 12:00:00', []],
    ['UTC', '2026-02-30 12:00:00', []],
  ])('in %s %s', (zone, text, moments) => {
    expect(findInstants(wall(text), zone).map(iso)).toEqual(moments)
  })

  it('always include the moment that the wall time was read at', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2010, 0) / 1000, max: Date.UTC(2040, 0) / 1000 }),
        (zone, seconds) => {
          const instant = seconds * 1000
          expect(findInstants(toWallTime(instant, zone), zone)).toContain(instant)
        },
      ),
    )
  })
})

describe('a time that the clocks skip', () => {
  it.each([
    ['Europe/Helsinki', '2026-03-29 03:30:00', '03:00:00', '04:00:00', '2026-03-29T01:00:00Z'],
    ['America/New_York', '2026-03-08 02:00:00', '02:00:00', '03:00:00', '2026-03-08T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04 02:29:59', '02:00:00', '02:30:00', '2026-10-03T15:30:00Z'],
  ])('in %s %s: from %s to %s', (zone, text, from, to, at) => {
    const gap = gapAround(wall(text), zone)
    expect(gap).toMatchObject({ from: { time: from }, to: { time: to } })
    expect(iso(gap?.at ?? 0)).toBe(at)
  })

  it.each([
    ['Europe/Helsinki', '2026-03-29 04:00:00'],
    ['Europe/Helsinki', '2026-10-25 03:30:00'],
    ['UTC', '2026-03-29 03:30:00'],
    ['UTC', '2026-02-30 03:30:00'],
  ])('is none in %s: %s', (zone, text) => {
    expect(gapAround(wall(text), zone)).toBeUndefined()
  })
})

it.each([
  ['UTC', '2026-08-21T09:30:00Z', 'UTC+0'],
  ['Europe/Helsinki', '2026-08-21T09:30:00Z', 'UTC+3'],
  ['Europe/Helsinki', '2026-12-21T09:30:00Z', 'UTC+2'],
  ['America/St_Johns', '2026-08-21T09:30:00Z', 'UTC−2:30'],
  ['Asia/Kathmandu', '2026-08-21T09:30:00.999Z', 'UTC+5:45'],
])('the offset of %s at %s is %s', (zone, at, offset) => {
  expect(formatOffset(offsetAt(Date.parse(at), zone))).toBe(offset)
})

it.each([
  ['9:30', '09:30:00'],
  ['0930', '09:30:00'],
  [' 09:30:15 ', '09:30:15'],
  ['9.30', '09:30:00'],
  ['9', '9'],
  ['noon', 'noon'],
  ['', ''],
])('the time of day “%s” is completed to “%s”', (text, time) => {
  expect(completeTime(text)).toBe(time)
})

it.each([
  ['2026-08-21', '09:30:00', true],
  ['2028-02-29', '23:59:59', true],
  ['2026-02-29', '09:30:00', false],
  ['2026-08-21', '24:00:00', false],
  ['2026-08-21', '9:30:00', false],
  ['', '09:30:00', false],
  ['2026-08-21', '', false],
])('“%s %s” is a time: %s', (date, time, answer) => {
  expect(isWallTime({ date, time })).toBe(answer)
})

it.each([
  ['2026-08-21T09:30:00Z', '2026-08-21T09:30:00Z'],
  ['2026-08-21 09:30:00 UTC', '2026-08-21T09:30:00Z'],
  ['2026-08-21 12:30:00.123456+0300', '2026-08-21T09:30:00Z'],
  [' 2026-08-21T12:30:00+03:00\n', '2026-08-21T09:30:00Z'],
  // Without a zone nobody knows which moment is meant.
  ['2026-08-21 09:30:00', undefined],
  ['2026-02-30T09:30:00Z', undefined],
  ['09:30', undefined],
])('“%s” was copied: %s', (text, moment) => {
  const instant = parseInstant(text)
  expect(instant === undefined ? undefined : iso(instant)).toBe(moment)
})

describe('a browser whose zone has no name', () => {
  it.each(['Etc/Unknown', '', undefined, 'Mars/Olympus'])('says %j: UTC is taken', (timeZone) => {
    const told = new Intl.DateTimeFormat().resolvedOptions()
    const resolved = { ...told, timeZone: timeZone as string }
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(resolved)
    expect(namedLocalZone()).toBeUndefined()
    expect(localZone()).toBe('UTC')
    vi.restoreAllMocks()
  })

  it('a zone that is none shows the clocks of UTC', () => {
    expect(toWallTime(0, 'Mars/Olympus')).toEqual({ date: '1970-01-01', time: '00:00:00' })
  })

  it('all of the console formats times and numbers through this file and locale.ts', () => {
    const others = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !MAY_USE_INTL.includes(path))
      .filter((path) =>
        /\.(DateTime|Number)Format\b|toLocale(Date|Time)?String/.test(
          readFileSync(`src/${path}`, 'utf8'),
        ),
      )
    expect(others).toEqual([])
  })
})
