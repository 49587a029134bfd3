import { expect, it } from 'vitest'
import { remember } from './remember'

it('remembers a fixed number, and forgets the one not set for longest', () => {
  const known = remember<number>(2)
  known.set('a', 1)
  known.set('b', 2)
  known.set('a', 3)
  known.set('c', 4)
  expect(['a', 'b', 'c'].map(known.get)).toEqual([3, undefined, 4])
  known.delete('a')
  expect(known.get('a')).toBeUndefined()
})
