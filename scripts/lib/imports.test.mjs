import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCycle, importsIn } from './imports.mjs'
import { ROOT } from './project.mjs'

describe('imports', () => {
  // The linter does not follow `import()`.
  it.each(['src', 'server'])('go round in no circle in %s, nor by import()', (folder) => {
    const imports = importsIn(ROOT, folder)
    expect(imports.size).toBeGreaterThan(100)
    expect(findCycle(imports)).toBeUndefined()
  })

  it('are found lazy, by alias and for types', () => {
    const imports = importsIn(ROOT, 'src')
    expect(imports.get('src/routes.tsx')).toContain('src/pages/services/index.tsx')
    expect(imports.get('src/fleet/coverage.ts')).toContain('src/api/clouds.ts')
  })

  it('that go round are told as the way round', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ])
    expect(findCycle(imports)).toEqual(['b', 'd', 'b'])
  })

  it('of the servers reach the console’s rules, and neither React nor a query', () => {
    const imports = new Map(
      ['src', 'server'].flatMap((folder) => [...importsIn(ROOT, folder, { types: false })]),
    )
    const reached = new Set(['server/main.ts'])
    for (const module of reached) for (const next of imports.get(module) ?? []) reached.add(next)
    expect(reached).toContain('src/backup/protection.ts')
    const strays = [...reached].filter((module) =>
      /^import (?!type )[^'"]*'(?:react|react-dom|@tanstack\/[^']*)'/m.test(
        readFileSync(join(ROOT, module), 'utf8'),
      ),
    )
    expect(strays).toEqual([])
  })

  it('do not lead from the program to the demo', () => {
    const strays = ['src', 'server'].flatMap((folder) =>
      [...importsIn(ROOT, folder)].filter(([, all]) => all.some((to) => to.startsWith('demo/'))),
    )
    expect(strays).toEqual([])
  })

  it('of the demo’s worker reach nothing of Node', () => {
    const imports = new Map(
      ['server', 'demo'].flatMap((folder) => [...importsIn(ROOT, folder, { types: false })]),
    )
    const reached = new Set(['demo/worker/index.ts'])
    for (const module of reached) for (const next of imports.get(module) ?? []) reached.add(next)
    expect(reached).toContain('server/sandbox/app.ts')
    const strays = [...reached].filter((module) =>
      /^import (?!type )[^'"]*'(?:node:[^']*|libsql)'/m.test(
        readFileSync(join(ROOT, module), 'utf8'),
      ),
    )
    expect(strays).toEqual([])
    expect([...reached].filter((module) => module.startsWith('server/node/'))).toEqual([])
  })

  it('do not leave a page for another page', () => {
    const pageOf = (module) => /^src\/pages\/([^/]+)\//.exec(module)?.[1]
    const strays = [...importsIn(ROOT, 'src')].flatMap(([from, all]) =>
      all
        .filter((to) => pageOf(from) && pageOf(to) && pageOf(from) !== pageOf(to))
        .map((to) => `${from} -> ${to}`),
    )
    expect(strays).toEqual([])
  })
})
