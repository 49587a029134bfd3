import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { searchText } from './search-text'

it.each([
  ['pg', 'pg'],
  [7, '7'],
  ['a'.repeat(200), 'a'.repeat(200)],
  ['a'.repeat(3000), 'a'.repeat(200)],
  [['pg'], undefined],
  [undefined, undefined],
])('of %j in the URL, this is kept: %j', (value, text) => {
  expect(z.parse(searchText, value)).toBe(text)
})
