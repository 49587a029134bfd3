import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { helpAsked } from './help.mjs'
import { ROOT } from './project.mjs'

it.each([
  [['help'], 'program'],
  [['--help'], 'program'],
  [['-h', '--port', '1'], 'program'],
  [['help', 'check'], 'command'],
  [['doctor', '--help'], 'command'],
  [['watch', '-h'], 'command'],
  [['check'], undefined],
  [[], undefined],
])('%j asks for the help of: %s', (words, asked) => expect(helpAsked(words)).toBe(asked))

it('knows every command', () => {
  const source = readFileSync(join(ROOT, 'server/commands/command-line.ts'), 'utf8')
  const commands = [...source.matchAll(/\.command\('(\w+)'\)/g)].map(([, name]) => name)
  expect(commands.length).toBeGreaterThan(3)
  expect(commands.filter((name) => helpAsked(['help', name]) !== 'command')).toEqual([])
})
