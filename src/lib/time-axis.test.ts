import { describe, expect, it } from 'vitest'
import { durationTicks, timeTicks } from './time-axis'

const utc = (text: string) => Date.parse(`${text}Z`)

describe('the ticks of a time axis', () => {
  it.each([
    [
      '2026-08-21T09:58',
      '2026-08-21T10:58',
      6,
      ['10:00', '10:10', '10:20', '10:30', '10:40', '10:50'],
    ],
    ['2026-08-20T10:05', '2026-08-21T10:05', 5, ['12:00', '18:00', '21 Aug', '06:00']],
    [
      '2026-08-14T10:00',
      '2026-08-21T10:00',
      7,
      ['15 Aug', '16 Aug', '17 Aug', '18 Aug', '19 Aug', '20 Aug', '21 Aug'],
    ],
    ['2026-07-22T10:00', '2026-08-21T10:00', 3, ['30 Jul', '13 Aug']],
    ['2025-08-20T10:00', '2026-08-21T10:00', 5, ['Oct 2025', 'Jan 2026', 'Apr 2026', 'Jul 2026']],
  ])('from %s to %s, at most %i', (from, to, most, labels) => {
    expect(timeTicks(utc(from), utc(to), most, 'utc').map(({ label }) => label)).toEqual(labels)
  })

  it('are at midnight of the local day, also when the clocks change', () => {
    const before = process.env['TZ']
    process.env['TZ'] = 'Europe/Helsinki'
    try {
      const ticks = timeTicks(utc('2026-10-23T10:00'), utc('2026-10-27T10:00'), 5, 'local')
      expect(ticks.map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([
        '2026-10-23T21:00',
        '2026-10-24T21:00',
        '2026-10-25T22:00',
        '2026-10-26T22:00',
      ])
      expect(ticks[0]?.label).toBe('24 Oct')
    } finally {
      process.env['TZ'] = before
    }
  })
})

it.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [290, [0, 120, 240, 360]],
  [26 * 3600, [0, 43_200, 86_400, 129_600]],
])('lengths of time up to %d s: %j', (highest, ticks) => {
  expect(durationTicks(highest)).toEqual(ticks)
})
