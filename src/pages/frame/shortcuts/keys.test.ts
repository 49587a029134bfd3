import { expect, it } from 'vitest'
import { keyReader } from './keys'

it.each([
  [[['c', 0]], undefined],
  [[['?', 0]], 'help'],
  [
    [
      ['g', 0],
      ['c', 500],
    ],
    'coverage',
  ],
  [
    [
      ['g', 0],
      ['c', 1500],
    ],
    undefined,
  ],
  [
    [
      ['g', 0],
      ['x', 100],
      ['c', 200],
    ],
    undefined,
  ],
  [
    [
      ['g', 0],
      ['r', 100],
    ],
    'refresh',
  ],
  [
    [
      ['g', 0],
      ['s', 100],
      ['c', 200],
    ],
    undefined,
  ],
] as const)('%j means %s', (presses, action) => {
  const read = keyReader()
  const meant = presses.map(([key, at]) => read(key, at))
  expect(meant.at(-1)).toBe(action)
})
