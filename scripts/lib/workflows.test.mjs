import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from './project.mjs'

const FOLDER = '.github/workflows'
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const steps = readdirSync(join(ROOT, FOLDER)).flatMap((file) =>
  Object.entries(parse(readFileSync(join(ROOT, FOLDER, file), 'utf8')).jobs).flatMap(
    ([job, { steps }]) => steps.map((step) => [`${file}, ${job}`, step]),
  ),
)

/** The scripts of package.json that a command runs. */
function findScripts(command) {
  return [...command.matchAll(/\bnpm (?:run )?(\S+)/g)]
    .filter(([text, name]) => text.startsWith('npm run') || name === 'test')
    .map(([, name]) => name)
}

describe('the workflows', () => {
  it.each(steps.filter(([, { uses }]) => uses))(
    '%s names the very commit of what it uses',
    (_, { uses }) => expect(uses).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40}$/),
  )

  it('run scripts that there are', () => {
    const commands = steps.flatMap(([, { run = '' }]) => run)
    const named = commands.flatMap(findScripts)
    expect(named).toEqual(expect.arrayContaining(['test', 'pack', 'build:demo']))
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
    const files = commands.flatMap((command) => command.match(/(?<=node )scripts\/\S+/g) ?? [])
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })
})
