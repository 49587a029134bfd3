import { describe, expect, it } from 'vitest'
import type { RawChart } from '~/api/backup-report-shape'
import {
  lagCharts,
  readTime,
  readUnit,
  summarize,
  titleWithoutUnit,
  withGaps,
  type LagChart,
} from './lag'

function raw(rows: RawChart['data']['rows'], title?: string, ...labels: string[]): RawChart {
  const cols = ['time', ...(labels.length > 0 ? labels : ['aws-eu-west-1'])]
  return { data: { cols: cols.map((label) => ({ label })), rows }, hints: { title } }
}

const at = (minute: number) => Date.UTC(2026, 7, 21, 10, minute)

function chartOf(values: (number | null)[], minutes = values.map((_, index) => index)): LagChart {
  return {
    key: 'lag',
    title: 'Lag (s)',
    times: minutes.map(at),
    series: [{ label: 'aws-eu-west-1', values }],
  }
}

describe('the charts that are shown', () => {
  const some = raw([['2026-08-21T10:00:00Z', 1]], 'Something')
  it.each<[string, { key: string; chart: RawChart }[], string[], boolean]>([
    [
      'by key',
      [
        { key: 'x_lag', chart: some },
        { key: 'cpu', chart: some },
      ],
      ['x_lag'],
      true,
    ],
    [
      'by title',
      [
        { key: 'a', chart: some },
        { key: 'b', chart: raw([], 'Replication LAG (s)') },
      ],
      ['b'],
      true,
    ],
    [
      'all, where none speaks of lag',
      [
        { key: 'a', chart: some },
        { key: 'b', chart: some },
      ],
      ['a', 'b'],
      false,
    ],
    ['none, where there are none', [], [], false],
  ])('are found %s', (_, charts, keys, known) => {
    const shown = lagCharts({ charts })
    expect(shown.charts.map(({ key }) => key)).toEqual(keys)
    expect(shown.known).toBe(known)
  })

  it('are read column by column, oldest first, whatever is missing', () => {
    const chart = raw(
      [
        ['2026-08-21T10:02:00Z', 3, '7'],
        ['2026-08-21T10:00:00', 0, null],
        ['not a time', 9, 9],
        ['2026-08-21 10:01:00', 2],
        [null, 9, 9],
      ],
      undefined,
      'aws-eu-west-1',
      '',
    )
    expect(lagCharts({ charts: [{ key: 'lag', chart }] }).charts).toEqual([
      {
        key: 'lag',
        title: 'lag',
        times: [at(0), at(1), at(2)],
        series: [
          { label: 'aws-eu-west-1', values: [0, 2, 3] },
          { label: 'Column 2', values: [null, null, null] },
        ],
      },
    ])
  })
})

it.each([
  ['2026-08-21T10:00:00Z', at(0)],
  ['2026-08-21T10:00:00.000000Z', at(0)],
  ['2026-08-21T10:00:00', at(0)],
  ['2026-08-21 10:00:00', at(0)],
  ['2026-08-21T12:00:00+02:00', at(0)],
  ['2026-08-21T12:00:00+0200', at(0)],
  ['2026-08-21', Date.UTC(2026, 7, 21)],
  ['10:00', undefined],
  ['', undefined],
  [1_787_000_000, undefined],
  [null, undefined],
])('the time %j is %s', (text, ms) => {
  expect(readTime(text)).toBe(ms)
})

it.each([
  ['Replication lag (s)', 1],
  ['Replication lag (seconds)', 1],
  ['Lag, min', 60],
  ['lag [ms]', 0.001],
  ['lag_seconds', 1],
  ['Lag in hours', 3600],
  ['Replication lag', undefined],
  ['Replication lag (bytes)', undefined],
  ['Lag %', undefined],
  ['s', undefined],
])('the unit of %j is %s s', (title, unit) => {
  expect(readUnit(title)).toBe(unit)
})

it.each([
  ['Replication lag (s)', 1, 'Replication lag'],
  ['lag [ms]', 0.001, 'lag'],
  ['lag_seconds', 1, 'lag_seconds'],
  ['(s)', 1, '(s)'],
  ['Replication lag (bytes)', undefined, 'Replication lag (bytes)'],
])('the title %j, of unit %s, is %j without it', (title, unit, expected) => {
  const chart = { key: 'lag', title, times: [], series: [], ...(unit && { unit }) }
  expect(titleWithoutUnit(chart)).toBe(expected)
})

describe('what a series comes to', () => {
  it.each<[string, (number | null)[], object | undefined]>([
    [
      'the newest and the highest',
      [4, 9, 2],
      {
        latest: { at: at(2), value: 2 },
        current: true,
        worst: { at: at(1), value: 9 },
        missing: 0,
      },
    ],
    [
      'zero, which is a value',
      [0, 0],
      {
        latest: { at: at(1), value: 0 },
        current: true,
        worst: { at: at(0), value: 0 },
        missing: 0,
      },
    ],
    [
      'what was last known, and gaps only between values',
      [null, 5, null, null, 3, null],
      {
        latest: { at: at(4), value: 3 },
        current: false,
        worst: { at: at(1), value: 5 },
        missing: 2,
      },
    ],
    ['nothing, where nothing was measured', [null, null], undefined],
    ['nothing, of nothing', [], undefined],
  ])('is %s', (_, values, summary) => {
    const chart = chartOf(values)
    const now = chart.times.at(-1) ?? 0
    expect(chart.series.map((series) => summarize(chart, series, now))).toEqual([summary])
  })

  it.each([
    ['with the last one', [0, 10, 20], 20, true],
    ['while the next ones are hardly missing', [0, 10, 20], 45, true],
    ['no longer once several are missing', [0, 10, 20], 50, false],
    ['of a single one only for a moment', [0], 1, true],
    ['of a single one not for hours', [0], 180, false],
  ])('is current %s', (_, minutes, now, current) => {
    const chart = chartOf(
      minutes.map(() => 3),
      minutes,
    )
    expect(chart.series.map((one) => summarize(chart, one, at(now))?.current)).toEqual([current])
  })
})

describe('the lines', () => {
  it('break where measurements are missing', () => {
    const { times, series } = withGaps(chartOf([1, 2, 3, 4, 5], [0, 1, 2, 9, 10]))
    expect(times).toEqual([0, 1, 2, 3, 9, 10].map(at))
    expect(series[0]?.values).toEqual([1, 2, 3, null, 4, 5])
  })

  it('break where a value is missing, and nowhere else', () => {
    const { times, series } = withGaps(chartOf([0, null, 3]))
    expect(times).toEqual([0, 1, 2].map(at))
    expect(series[0]?.values).toEqual([0, null, 3])
  })
})
