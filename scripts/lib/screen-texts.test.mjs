import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { ROOT } from './project.mjs'
import { textsIn } from './screen-texts.mjs'

/** What docs/words.md rules out, and what to write instead. */
const BANNED = [
  [/\b(?:nobody|somebody) (?:can say|else|who)\b/i, 'unknown, someone else'],
  [/\btold\b/i, 'reported, provided'],
  [/\b(?:goes|go) dark\b/i, 'down'],
  [/\bwhat is (?:sent|gone|unknown|nought)\b/i, 'API request, lost, unknown'],
  [/\bmay not (?:be )?(?:read|see)\b/i, 'you don’t have access'],
  [/\bcould not be read\b/i, 'could not be loaded'],
  [/\bgive(?:n|s)? up\b/i, 'lose'],
  [/\bcome along\b/i, 'are copied'],
  [/\bnot known\b/i, 'unknown'],
  [/\b(?:load|made|fork it) anew\b/i, 'reload, again'],
  [/\bso many\b/i, 'the number itself'],
  [/\bas it stands\b/i, 'as shown'],
  [/\bis looked? (?:at|up)\b/i, 'is checked'],
  [/\bOffsite has looked\b/, 'Offsite checked'],
  [/\btakes the permission\b/, 'requires the permission'],
  [/\bNo answer\b/, 'No response'],
  [/\b(?:second |cross-|additional backup )region\b/i, 'secondary backup location'],
  [/\bthe objective of\b/i, 'the RPO of'],
  [/ ×/, '4.5× without a space'],
]

describe('what a person reads', () => {
  const files = execFileSync('git', ['ls-files', 'src', 'demo/page'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^src\/test\//.test(file))
  const texts = files.flatMap((file) => textsIn(ROOT, file).map((text) => ({ file, text })))

  it('is found', () => {
    expect(texts.length).toBeGreaterThan(1500)
    expect(texts.map(({ text }) => text)).toContain('Save advanced configuration')
  })

  it.each(BANNED)('does not say %s but: %s', (banned) => {
    expect(texts.filter(({ text }) => banned.test(text))).toEqual([])
  })
})
