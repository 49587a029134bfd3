import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './project.mjs'

it('every part that is loaded when it is needed has a boundary of its own', () => {
  const found = readdirSync(join(ROOT, 'src'), { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && path !== 'ui/preloadable.tsx')
    .filter((path) =>
      /\blazy\b[^'"]*from 'react'/.test(readFileSync(join(ROOT, 'src', path), 'utf8')),
    )
  expect(found).toEqual([])
})
