import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('docs/dependencies.md lists what is installed, and nothing else', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const firstCells = [...read('docs/dependencies.md').matchAll(/^\|([^|]*)\|/gm)]
  const listed = firstCells.flatMap(([, cell]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, p]) => p),
  )
  const installed = Object.keys({ ...dependencies, ...devDependencies })
  expect(listed.toSorted()).toEqual(installed.toSorted())
})
