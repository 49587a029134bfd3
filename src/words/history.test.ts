import { describe, expect, it } from 'vitest'
import type { ServiceHistory } from '~/fleet/history'
import { historyWords, shareWords } from './history'

const DAY = 86_400

describe('a share in words', () => {
  it.each([
    [undefined, 'unknown'],
    [0, '0 %'],
    [0.0004, 'less than 0.1 %'],
    [0.992, '99.2 %'],
    [0.9999, '99.9 %'],
    [1, '100 %'],
  ])('%s is %s: never better than it is', (share, words) => {
    expect(shareWords(share)).toBe(words)
  })
})

describe('a period in a sentence', () => {
  const breach = { from: 0, to: 1, state: 'behind', cause: '', unwatched: 0 }
  const where = { project: 'acme', service: 'orders-pg', type: 'pg' }
  const history = (...hours: number[]): ServiceHistory => ({
    ...where,
    intervals: [
      { kind: 'protected', from: 0, to: 992 },
      { kind: 'breach', from: 992, to: 1000 },
    ],
    breaches: hours.map((length) => ({ ...where, ...breach, seconds: length * 3600 })),
  })

  it.each([
    [90, history(2, 7, 1), 'Protected 99.2 % of the last 90 days; 3 breaches, the longest 7 h'],
    [90, history(7), 'Protected 99.2 % of the last 90 days; 1 breach of 7 h'],
    [12, history(), 'Protected 99.2 % of the 12 days watched in the last 90 days; no breach'],
    [
      1,
      {
        ...history(),
        breaches: [{ ...where, ...breach, seconds: 5 * DAY, unwatched: 5 * DAY - 900 }],
      },
      'Protected 99.2 % of the 1 day watched in the last 90 days; 1 breach of 5 days, of which 4 days 23 h not watched',
    ],
    [
      0.5,
      history(),
      'Watched for 12 h of the last 90 days, too little for a percentage; no breach',
    ],
    [0, history(7), 'Watched for less than a minute in the last 90 days; 1 breach of 7 h'],
  ])('of which %i days were watched', (watched, told, words) => {
    expect(historyWords([told], 90, watched * DAY)).toBe(words)
  })
})
