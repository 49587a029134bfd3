import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepBuilds, KEPT_BUILDS, readBuilds } from './builds-before.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offsite-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A build as Vite makes it: all that was there before is gone. */
function build(...names) {
  const before = readBuilds(folder)
  rmSync(folder, { recursive: true })
  mkdirSync(join(folder, 'assets'), { recursive: true })
  for (const name of names) writeFileSync(join(folder, 'assets', name), `content of ${name}`)
  keepBuilds(folder, before)
}

const files = () => readdirSync(join(folder, 'assets')).sort()

describe('a build', () => {
  it('keeps the hashed files of the one before, compressed forms too', () => {
    build('a-1.js', 'a-1.js.br', 'same-1.css')
    build('a-2.js', 'same-1.css')
    expect(files()).toEqual(['a-1.js', 'a-1.js.br', 'a-2.js', 'same-1.css'])
    expect(readFileSync(join(folder, 'assets/a-1.js'), 'utf8')).toBe('content of a-1.js')
  })

  it('keeps the files of the given number of builds, and no more', () => {
    for (let i = 1; i <= KEPT_BUILDS + 2; i += 1) build(`a-${i}.js`)
    expect(files()).toEqual(['a-2.js', 'a-3.js', 'a-4.js'])
  })

  it('of the same sources again takes nothing away', () => {
    for (const name of ['a-1.js', 'a-2.js', 'a-3.js', 'a-3.js', 'a-3.js']) build(name)
    expect(files()).toEqual(['a-1.js', 'a-2.js', 'a-3.js'])
  })

  it('keeps those of a build that left no record', () => {
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'assets/old-1.js'), 'old')
    build('a-1.js')
    expect(files()).toEqual(['a-1.js', 'old-1.js'])
  })

  it('may be the first', () => {
    build('a-1.js')
    expect(files()).toEqual(['a-1.js'])
  })
})
