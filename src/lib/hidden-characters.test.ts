import { expect, it } from 'vitest'
import { asWord, asWords, hiddenIn, markHidden } from './hidden-characters'

it.each([
  ['pay\u202Egp-gnillib', 'pay⟨U+202E⟩gp-gnillib', 'U+202E'],
  [
    '\u2066a\u2069 b\u200Bc\uFEFF',
    '⟨U+2066⟩a⟨U+2069⟩ b⟨U+200B⟩c⟨U+FEFF⟩',
    'U+2066, U+2069, U+200B, U+FEFF',
  ],
  ['plain', 'plain', undefined],
  // An emoji of several, a Persian word and a mark before a Hebrew one: nothing that deceives.
  ['👩‍💻 می‌خواهم \u200Fשלום', '👩‍💻 می‌خواهم \u200Fשלום', undefined],
])('marks what deceives in %j', (text, marked, hidden) => {
  expect(markHidden(text)).toBe(marked)
  expect(hiddenIn(text)).toBe(hidden)
})

it.each([
  [' aws-eu-west-1\n', 'aws-eu-west-1', 'aws-eu-west-1'],
  ['\u00A0orders\u200B-pg\t', 'orders-pg', 'orders-pg'],
  ['AVNS_abc\r\n  def', 'AVNS_abcdef', 'AVNS_abc def'],
  ['\uFEFFfrankfurt\u00A0 aws ', 'frankfurtaws', 'frankfurt aws'],
])('cleans %j', (pasted, word, words) => {
  expect(asWord(pasted)).toBe(word)
  expect(asWords(pasted)).toBe(words)
})
