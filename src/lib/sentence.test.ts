import { expect, it } from 'vitest'
import { sentence } from './sentence'

it.each([
  ['Not a project member', 'Not a project member.'],
  ['Nothing was changed.', 'Nothing was changed.'],
  ['Aiven said “Stop.”', 'Aiven said “Stop.”'],
  ['Who are you?', 'Who are you?'],
  ['No response (503)', 'No response (503).'],
])('%s is told as %s', (text, told) => {
  expect(sentence(text)).toBe(told)
})
