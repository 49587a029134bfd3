import { expect, it } from 'vitest'
import { timeToRunningText } from './drill'

it.each([
  [undefined, undefined],
  [{ atLeast: 0, atMost: 250 }, 'at most 4 min 10 s'],
  [{ atLeast: 240, atMost: 250 }, 'between 4 min and 4 min 10 s'],
  [{ atLeast: 250, atMost: 250 }, 'about 4 min 10 s'],
  [{ atLeast: 40, atMost: 50 }, 'between 40 s and 50 s'],
  [{ atLeast: 0, atMost: 180_000 }, 'at most 2 days 2 h'],
])('%j reads %s', (time, text) => {
  expect(timeToRunningText(time)).toBe(text)
})
