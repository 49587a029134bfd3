import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { shellCommand, shellQuote, shellWords } from './shell'
import { readByShell } from '~/test/shell'

const HOSTILE = fc.constantFrom(...Array.from(`'"\\$\`!*?[]{}()<>|&;#~=-%^ \n\t\rä😀a`))

/** Any text that an argument can hold. */
const word = fc.oneof(
  fc.string({ unit: HOSTILE, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('', '-c', '--', '~', '$HOME', '$(exit 3)', '`exit 3`', "'", "''", '\\\n', 'a=b'),
)

it('hands every word to a command as it is', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
      expect(readByShell(`tell ${shellWords(...words)}`)).toEqual([words])
    }),
    { numRuns: 60 },
  )
})

it('is one command over several lines', () => {
  const text = shellCommand(['tell a', shellWords('b c'), shellWords('\n')])
  expect(readByShell(text)).toEqual([['a', 'b c', '\n']])
})

it.each(['backup_hour=3', '--project', 'acme-production', 'https://api.aiven.io/v1', '09:30+00'])(
  'leaves %s without quotes',
  (plain) => expect(shellQuote(plain)).toBe(plain),
)
