import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What the build writes: the servers in one file, the console, and what it was built from. */
export const SERVER = 'dist/server/main.js'
export const CONSOLE = 'dist/console'
const PAGE = `${CONSOLE}/index.html`
export const STAMP = 'dist/built-from'
/** What the build of the demo writes, and what it was built from. */
export const DEMO = 'dist/demo'
export const DEMO_STAMP = 'dist/demo-built-from'

/** What `npm run pack` makes of it. */
export const PACKAGE = 'dist/package'

/** What the build reads. */
const SOURCES = [
  'src',
  'server',
  'public',
  'scripts/build.mjs',
  'scripts/lib/chunks.ts',
  'scripts/lib/class-names.ts',
  'scripts/lib/compile-ahead.ts',
  'scripts/lib/builds-before.mjs',
  'scripts/lib/integrity.mjs',
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'vite.server.config.ts',
]

/** What the build of the demo reads besides. */
export const DEMO_SOURCES = [...SOURCES, 'demo', 'scripts/build-demo.mjs', 'vite.demo.config.ts']

/**
 * A hash over the paths and contents of all that the build reads, tests left out. By content, not
 * by time: a git checkout sets times as it likes.
 */
export function hashSources(root, sources = SOURCES) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesIn(join(root, source))) {
      hash.update(relative(root, file).split(sep).join('/')).update('\0')
      hash.update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  const entries = readdirOrFile(path)
  if (!entries) return [path]
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(join(path, entry.name)))
    .filter((file) => !/\.test\.[a-z]+$/.test(file))
}

function readdirOrFile(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}

/** Whether the build is there, whole, and made from the sources as they are. */
export function isBuilt(root) {
  return (
    [SERVER, PAGE, STAMP].every((file) => existsSync(join(root, file))) &&
    readFileSync(join(root, STAMP), 'utf8') === hashSources(root)
  )
}

/** The same of the demo. */
export function isDemoBuilt(root) {
  return (
    [`${DEMO}/worker.js`, DEMO_STAMP].every((file) => existsSync(join(root, file))) &&
    readFileSync(join(root, DEMO_STAMP), 'utf8') === hashSources(root, DEMO_SOURCES)
  )
}

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of what it
 * installed, which it writes last. Packages for other platforms may be missing.
 */
export function isInstalled(root) {
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'))
  const wanted = readPackages(join(root, 'package-lock.json'))
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path]
    return path === '' || (found ? found.version === version : optional === true)
  })
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}
