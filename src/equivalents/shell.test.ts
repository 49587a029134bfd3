import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulkEquivalents } from './bulk'
import { createEquivalents } from './create'
import { deleteEquivalents } from './delete'
import { AIVEN_API } from './equivalent'
import { createScripts } from './script'
import { shellCommand, shellQuote, shellWords } from './shell'
import { tagEquivalents } from './tags'
import { updateEquivalents } from './update'
import { hasShell, readByShell, SHELLS } from '~/test/shell'

const HOSTILE = fc.constantFrom(...Array.from(`'"\\$\`!*?[]{}()<>|&;#~=-%^ \n\t\rä😀a`))

/** Any text that an argument can hold. */
const word = fc.oneof(
  fc.string({ unit: HOSTILE, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('', '-c', '--', '~', '$HOME', '$(exit 3)', '`exit 3`', "'", "''", '\\\n', 'a=b'),
)

describe.each(SHELLS)('%s', (shell) => {
  // Reported as skipped where it is not installed.
  it.skipIf(!hasShell(shell))('hands every word to a command as it is', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        expect(readByShell(`tell ${shellWords(...words)}`, {}, shell)).toEqual([words])
      }),
      { numRuns: 40 },
    )
  })

  it.skipIf(!hasShell(shell))('runs what is printed with the names that it was given', () => {
    fc.assert(
      fc.property(word, word, (name, value) => {
        const texts = printed(name, value).flatMap(({ tool, text }) =>
          tool === 'Terraform' ? [] : [text.replace('exit $failed', '')],
        )
        const commands = readByShell(texts.join('\n'), { AIVEN_TOKEN: 'x' }, shell)
        const avn = commands.filter(([tool]) => tool === 'avn')
        expect(commands.filter(([tool]) => tool !== 'avn' && tool !== 'curl')).toEqual([])
        expect(avn.length).toBeGreaterThan(3)
        for (const words of avn) expect(words).toContain(name)
      }),
      { numRuns: 25 },
    )
  })
})

/** Every kind of shell text, with one name for everything that has one. */
function printed(name: string, value: string) {
  const where = { apiUrl: AIVEN_API, project: name, serviceName: name }
  const service = { ...where, serviceType: 'pg', state: 'RUNNING', plan: name }
  const fork = { ...service, cloud: name, userConfig: { service_to_fork_from: name } }
  return [
    ...updateEquivalents({ ...service, patch: { timezone: value } }),
    ...createEquivalents(fork),
    ...createScripts(name, [fork, fork], 'recovery'),
    ...tagEquivalents({ ...service, tags: { team: value, gone: null } }),
    ...deleteEquivalents(where),
    ...bulkEquivalents(
      [{ project: name, service: name, type: 'pg', region: name }],
      AIVEN_API,
      () => undefined,
    ),
  ]
}

it('is one command over several lines', () => {
  const text = shellCommand(['tell a', shellWords('b c'), shellWords('\n')])
  expect(readByShell(text)).toEqual([['a', 'b c', '\n']])
})

it.each(['backup_hour=3', '--project', 'acme-production', 'https://api.aiven.io/v1', '09:30+00'])(
  'leaves %s without quotes',
  (plain) => expect(shellQuote(plain)).toBe(plain),
)
