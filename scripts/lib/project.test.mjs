import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEMO_SOURCES, hashSources, isBuilt, isInstalled, ROOT, SERVER, STAMP } from './project.mjs'

let root

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'offsite-'))
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(path, content = '') {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

describe('whether it is built', () => {
  beforeEach(() => {
    write('index.html', 'page')
    write('package-lock.json', '{}')
    write('src/main.tsx', 'main')
    write('src/pages/services/index.tsx', 'services')
    write('server/main.ts', 'server')
    write(SERVER)
    write('dist/console/index.html')
    write(STAMP, hashSources(root))
  })

  it('is so right after a build, and after a checkout that only touches times', () => {
    expect(isBuilt(root)).toBe(true)
    const later = new Date('2100-01-01')
    utimesSync(join(root, 'src/main.tsx'), later, later)
    expect(isBuilt(root)).toBe(true)
  })

  it.each([
    ['a source changes', () => write('src/pages/services/index.tsx', 'changed')],
    ['a source is older than the build but not the same', () => write('server/main.ts', 'old')],
    ['a source is added', () => write('public/robots.txt', '')],
    ['a source is removed', () => rmSync(join(root, 'src/pages'), { recursive: true })],
    ['a source moves', () => renameSync(join(root, 'src/main.tsx'), join(root, 'src/m.tsx'))],
    ['the packages change', () => write('package-lock.json', '{"packages":{}}')],
    ['the build was interrupted', () => rmSync(join(root, STAMP))],
    ['the server is missing', () => rmSync(join(root, SERVER))],
    ['the page is missing', () => rmSync(join(root, 'dist/console/index.html'))],
  ])('is not so when %s', (_, change) => {
    change()
    expect(isBuilt(root)).toBe(false)
  })

  it('does not depend on tests, documents or scripts that run nothing of it', () => {
    write('src/main.test.tsx', 'test')
    write('README.md', 'words')
    write('scripts/test.mjs', 'x')
    expect(isBuilt(root)).toBe(true)
  })
})

it('counts as sources what the configuration of the build imports', () => {
  for (const config of ['vite.config.ts', 'vite.server.config.ts', 'vite.demo.config.ts']) {
    const text = readFileSync(join(ROOT, config), 'utf8')
    for (const [, path] of text.matchAll(/from '\.\/(.+)'/g)) {
      const isListed = DEMO_SOURCES.some(
        (source) => path.startsWith(`${source}/`) || source.replace(/\.\w+$/, '') === path,
      )
      expect(isListed, `${config} imports ${path}`).toBe(true)
    }
  }
})

describe('whether it is installed', () => {
  const packages = {
    '': { name: 'offsite' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/for-windows': { version: '1.0.0', optional: true },
  }

  it.each([
    [true, 'all is there', { 'node_modules/a': { version: '1.0.0' } }],
    [false, 'a version differs', { 'node_modules/a': { version: '1.0.1' } }],
    [false, 'a package is missing', {}],
    [
      false,
      'an optional one has another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-windows': { version: '2.0.0' } },
    ],
  ])('is %s when %s', (expected, _, installed) => {
    write('package-lock.json', JSON.stringify({ packages }))
    write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }))
    expect(isInstalled(root)).toBe(expected)
  })

  it('is not so without node_modules, or when an install was interrupted', () => {
    write('package-lock.json', JSON.stringify({ packages }))
    expect(isInstalled(root)).toBe(false)
    write('node_modules/a/package.json', '{}')
    expect(isInstalled(root)).toBe(false)
    write('node_modules/.package-lock.json', '{"packa')
    expect(isInstalled(root)).toBe(false)
  })
})
