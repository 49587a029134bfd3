import { expect, it } from 'vitest'
import { noneMatchesWords, noneSupportsWords, supportingWords } from './coverage'

it.each([
  [supportingWords, 1, '1 service that supports a secondary backup location'],
  [supportingWords, 12, '12 services that support a secondary backup location'],
  [noneSupportsWords, 1, 'The only service does not support a secondary backup location.'],
  [noneSupportsWords, 2, 'None of 2 services supports a secondary backup location.'],
  [noneMatchesWords, 1, 'The only service does not match the search and the filters.'],
  [noneMatchesWords, 1200, 'None of the 1,200 services matches the search and the filters.'],
])('one service is told in the singular: %o of %i', (words, services, told) => {
  expect(words(services)).toBe(told)
})
