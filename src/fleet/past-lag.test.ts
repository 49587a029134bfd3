import { describe, expect, it } from 'vitest'
import { pastLagSince, readPastLag } from './past-lag'

const DAY = 86_400_000
const at = (day: number, hour = 0) => new Date(day * DAY + hour * 3_600_000).toISOString()
const cols = (...labels: string[]) => ['time', ...labels].map((label) => ({ label }))
const NOW = 30 * DAY

function report(title: string, rows: (string | number | null)[][], labels = ['aws-eu-west-1']) {
  return {
    charts: [{ key: 'a', chart: { data: { cols: cols(...labels), rows }, hints: { title } } }],
  }
}

describe('the lag before the watcher began', () => {
  it('is the highest of each day, in seconds, and null where there is none', () => {
    const rows = [
      [at(3, 1), 1, null],
      [at(3, 20), 2.5, 3],
      [at(4), null, null],
      [at(6), 0, null],
    ]
    expect(readPastLag(report('Replication lag (min)', rows, ['a', 'b']), 10 * DAY, NOW)).toEqual({
      read_at: NOW,
      first_day: 3 * DAY,
      seconds: [180, null, null, 0],
    })
  })

  it('ends before the day on which the watcher began', () => {
    const rows = [3, 4, 5].map((day) => [at(day, 2), 7])
    const lag = readPastLag(report('Lag (s)', rows), 4 * DAY + 3_600_000, NOW)
    expect(lag).toMatchObject({ first_day: 3 * DAY, seconds: [7] })
  })

  it.each([
    ['there is no chart', { charts: [] }],
    ['no chart speaks of lag', report('CPU usage %', [[at(3), 1]])],
    ['its unit is unknown', report('Replication lag', [[at(3), 1]])],
    ['nothing was measured', report('Lag (s)', [[at(3), null]])],
    ['all of it was watched', report('Lag (s)', [[at(12), 1]])],
  ])('is not told where %s', (_, told) => {
    expect(readPastLag(told, 10 * DAY, NOW)).toBeUndefined()
  })

  it('is told of the days of a period only', () => {
    const lag = { read_at: NOW, first_day: 3 * DAY, seconds: [1, null, 3, 4] }
    expect(pastLagSince(lag, 0)).toEqual(lag)
    expect(pastLagSince(lag, 4.5 * DAY)).toEqual({ ...lag, first_day: 5 * DAY, seconds: [3, 4] })
    expect(pastLagSince(lag, 7 * DAY)).toBeUndefined()
  })
})
