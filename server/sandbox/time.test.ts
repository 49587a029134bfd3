import { describe, expect, test } from 'vitest'
import { covered, finishedAt, parseDuration } from './time'

test.each([
  ['PT24H', 86_400_000],
  ['P1D', 86_400_000],
  ['P1DT1H30M', 91_800_000],
  ['PT0.5S', 500],
  ['P2W', 1_209_600_000],
  ['24H', undefined],
  ['P', undefined],
  ['PT', undefined],
  ['P1M', undefined],
  ['-PT1H', undefined],
])('the duration %s is %s ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

describe('work that stands still for a while', () => {
  test.each([
    { name: 'not at all', spans: [], end: 110 },
    { name: 'in the middle', spans: [{ from: 105, to: 125 }], end: 130 },
    { name: 'when it would start', spans: [{ from: 90, to: 120 }], end: 130 },
    {
      name: 'twice',
      spans: [
        { from: 101, to: 102 },
        { from: 105, to: 106 },
      ],
      end: 112,
    },
    { name: 'before', spans: [{ from: 0, to: 100 }], end: 110 },
    { name: 'after', spans: [{ from: 110, to: 200 }], end: 110 },
    { name: 'for good', spans: [{ from: 105 }], end: Infinity },
  ])('$name', ({ spans, end }) => {
    expect(finishedAt(100, 10, spans)).toBe(end)
  })
})

test('spans cover only what lies between the bounds', () => {
  expect(covered([{ from: 0, to: 20 }, { from: 30, to: 40 }, { from: 90 }], 10, 100)).toBe(30)
})
