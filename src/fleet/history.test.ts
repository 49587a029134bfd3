import { describe, expect, it } from 'vitest'
import type { HistoryAnswer, HistoryChange } from '~/api/history-shape'
import { binTimes, protectedShare, readHistory, sumTimes } from './history'

const HOUR = 3_600_000
const where = { project: 'acme', service: 'orders-pg', type: 'pg' }

/** Times are hours of a period of 100. */
function answer(
  changes: Partial<HistoryChange>[],
  state: string | undefined,
  { watched = [[0, 100]], since = 0 }: { watched?: number[][]; since?: number } = {},
): HistoryAnswer {
  const hours = (value: number | undefined) => (value === undefined ? undefined : value * HOUR)
  return {
    at: 100 * HOUR,
    from: 0,
    watched: watched.map(([from = 0, to = 0]) => ({ from: from * HOUR, to: to * HOUR })),
    services:
      state === undefined ? [] : [{ ...where, state, since: since * HOUR, reason: 'as it is' }],
    changes: changes.map((change) => ({
      ...where,
      ...change,
      at: (change.at ?? 0) * HOUR,
      since: hours(change.since),
      from_since: hours(change.from_since),
    })),
    drills: [],
    region_changes: [],
  }
}

const change = (at: number, from: string, to: string, since = at) => ({
  at,
  from,
  from_since: -10,
  to,
  since,
  reason: `was ${from}`,
})

describe('what a service was like', () => {
  it.each([
    ['nothing happened', answer([], 'protected'), ['protected 0-100']],
    [
      'it fell behind and recovered',
      answer(
        [change(20, 'protected', 'behind', 19), change(26, 'behind', 'protected')],
        'protected',
      ),
      ['protected 0-19', 'breach 19-26', 'protected 26-100'],
    ],
    [
      'it could not be loaded for a while',
      answer([change(20, 'protected', 'unknown'), change(30, 'unknown', 'protected')], 'protected'),
      ['protected 0-20', 'unknown 20-30', 'protected 30-100'],
    ],
    [
      'it turns out to have been behind while it could not be loaded',
      answer([change(20, 'protected', 'unknown'), change(30, 'unknown', 'behind', 24)], 'behind'),
      ['protected 0-20', 'unknown 20-24', 'breach 24-100'],
    ],
    [
      'an objective was made stricter: what was seen as protected stays so before the change',
      answer([change(20, 'waiting', 'protected'), change(30, 'protected', 'behind', 10)], 'behind'),
      ['waiting 0-20', 'breach 20-100'],
    ],
    [
      'it waits for its first copy',
      answer([{ at: 40, to: 'waiting', since: 40 }], 'waiting'),
      ['waiting 40-100'],
    ],
    [
      'it was deleted',
      answer([{ at: 60, from: 'protected', from_since: -5 }], undefined),
      ['protected 0-60'],
    ],
    ['it cannot have copies', answer([], 'not-supported'), []],
    [
      'nobody looked before',
      answer([{ at: 70, to: 'protected', since: 70 }], 'protected', {
        watched: [[70, 100]],
      }),
      ['not-watched 0-70', 'protected 70-100'],
    ],
    [
      'nobody looked for a while',
      answer([], 'protected', {
        watched: [
          [0, 30],
          [50, 100],
        ],
      }),
      ['protected 0-30', 'not-watched 30-50', 'protected 50-100'],
    ],
    [
      'it fell behind while nobody looked',
      answer([change(50, 'protected', 'behind', 42)], 'behind', {
        watched: [
          [0, 30],
          [50, 100],
        ],
      }),
      ['protected 0-30', 'not-watched 30-42', 'breach 42-50 by hindsight', 'breach 50-100'],
    ],
  ])('where %s', (_, given, expected) => {
    const told = readHistory(given).flatMap(({ intervals }) =>
      intervals.map(
        ({ kind, from, to, hindsight }) =>
          `${kind} ${from / HOUR}-${to / HOUR}${hindsight ? ' by hindsight' : ''}`,
      ),
    )
    expect(told).toEqual(expected)
  })

  it.each([
    [
      'one that is over',
      answer(
        [change(20, 'protected', 'behind', 19), change(26, 'behind', 'protected')],
        'protected',
      ),
      [{ from: 19, to: 26, state: 'behind', cause: 'was protected' }],
    ],
    [
      'one that goes on',
      answer([change(20, 'protected', 'paused')], 'paused'),
      [{ from: 20, to: undefined, state: 'paused', cause: 'was protected' }],
    ],
    [
      'one from before the period',
      answer([], 'not-protected', { since: -400 }),
      [{ from: -400, to: undefined, state: 'not-protected', cause: 'as it is' }],
    ],
    [
      'one through several states',
      answer(
        [
          change(20, 'protected', 'behind'),
          change(22, 'behind', 'unknown'),
          change(23, 'unknown', 'paused'),
          change(25, 'paused', 'protected'),
        ],
        'protected',
      ),
      [{ from: 20, to: 25, state: 'behind', cause: 'was protected' }],
    ],
    [
      'one that ends with the service',
      answer([{ at: 60, from: 'behind', from_since: 50 }], undefined),
      [{ from: 50, to: 60, state: 'behind', cause: '' }],
    ],
    ['none where nothing is known', answer([change(20, 'protected', 'unknown')], 'unknown'), []],
  ])('tells %s', (_, given, expected) => {
    const told = readHistory(given).flatMap(({ breaches }) =>
      breaches.map(({ from, to, state, cause }) => ({
        from: from / HOUR,
        to: to === undefined ? undefined : to / HOUR,
        state,
        cause,
      })),
    )
    expect(told).toEqual(expected)
  })
})

describe('of a breach, the time in which nobody looked', () => {
  const part = { watched: [[0, 30]] }
  const parts = {
    watched: [
      [0, 30],
      [50, 100],
    ],
  }
  it.each([
    ['is none where somebody always did', answer([change(20, 'protected', 'paused')], 'paused'), 0],
    ['is what came later', answer([change(20, 'protected', 'paused')], 'paused', part), 70],
    [
      'lies between two looks',
      answer(
        [change(20, 'protected', 'paused'), change(60, 'paused', 'protected')],
        'protected',
        parts,
      ),
      20,
    ],
    [
      'is none of what was learnt later, as the recovery point tells it',
      answer([change(50, 'protected', 'behind', 42)], 'behind', parts),
      0,
    ],
    [
      'is counted through what was unknown',
      answer([change(20, 'protected', 'paused'), change(25, 'paused', 'unknown')], 'unknown', part),
      70,
    ],
    [
      'is none from before the period, of which nobody can tell',
      answer([], 'not-protected', { since: -400 }),
      0,
    ],
  ])('%s', (_, given, hours) => {
    const breaches = readHistory(given).flatMap((one) => one.breaches)
    expect(breaches.map(({ unwatched }) => unwatched / 3600)).toEqual([hours])
  })

  it.each([
    ['in sight to the end', {}, undefined],
    ['lost sight of', part, true],
  ])('a breach that goes on is %s', (_, options, lostSight) => {
    const given = answer([change(20, 'protected', 'paused')], 'paused', options)
    expect(readHistory(given)[0]?.breaches[0]?.lostSight).toBe(lostSight)
  })
})

describe('shares', () => {
  it('are of the watched time, in which unknown is not protected', () => {
    const times = sumTimes(
      readHistory(
        answer([change(60, 'protected', 'unknown'), change(70, 'unknown', 'behind')], 'behind', {
          watched: [[50, 100]],
        }),
      ),
    )
    expect(times).toEqual({
      protected: 10 * HOUR,
      waiting: 0,
      breach: 30 * HOUR,
      unknown: 10 * HOUR,
      'not-watched': 50 * HOUR,
    })
    expect(protectedShare(times)).toBe(0.2)
  })

  it('are none where nobody watched', () => {
    const [history] = readHistory(answer([], 'protected', { watched: [] }))
    expect(history && protectedShare(sumTimes([history]))).toBeUndefined()
  })

  it('of the parts of a period add up to it', () => {
    const histories = readHistory(
      answer(
        [change(20, 'protected', 'behind', 19), change(26, 'behind', 'protected')],
        'protected',
      ),
    )
    const bins = binTimes(histories, { from: 0, to: 100 * HOUR }, 10)
    expect(bins.map(({ breach }) => breach / HOUR)).toEqual([0, 1, 6, 0, 0, 0, 0, 0, 0, 0])
    for (const bin of bins) {
      expect(Object.values(bin).reduce((sum, one) => sum + one, 0)).toBeCloseTo(10 * HOUR)
    }
  })
})
