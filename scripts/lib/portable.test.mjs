import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './project.mjs'

/** What works on Linux and macOS and not on Windows, as far as the text of a program tells. */
const UNPORTABLE = [
  [/['"`]\/(?:tmp|var|dev\/null)\b/, 'a folder that Windows has not: use tmpdir()'],
  [
    /\b(?:spawn|exec)\w*\(\s*['"](?:(?:ba)?sh|npm|npx|chmod|chown|which|kill)['"]/,
    'a program that Windows has not, or only as a batch file: use npmCommand',
  ],
  [/\bshell: true\b/, 'a shell that differs from system to system'],
  [
    /new URL\([^)]*import\.meta\.url\)\.pathname/,
    'a path with a slash before the drive: use fileURLToPath',
  ],
  [/\bimport\((?!.*\.href)\s*join\(/, 'a path where a URL is wanted: use pathToFileURL'],
  [/process\.on\(['"]SIG(?!INT|TERM|HUP|BREAK)/, 'a signal that Windows has not'],
  [/\.kill\(['"]SIG(?:USR|STOP|CONT|QUIT)/, 'a signal that Windows has not'],
]

/** What runs only where its programs are, and says so where they are not. */
const LINUX_ONLY = /^scripts\/lib\/(?:debian|nginx|engines|prometheus|program)\.mjs$/

const files = ['scripts', 'server'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:mjs|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'))
    .filter((path) => !/\.test\.|\/test\//.test(path) && !LINUX_ONLY.test(path)),
)

it('what users run needs nothing that Windows has not', () => {
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return UNPORTABLE.filter(([pattern]) => pattern.test(text)).map(([, why]) => `${path}: ${why}`)
  })
  expect(found).toEqual([])
})

it.each([
  ["const folder = '/tmp/offsite'"],
  ["spawnSync('npm', ['ci'])"],
  ['spawn(command, { shell: true })'],
  ["new URL('..', import.meta.url).pathname"],
  ["await import(join(ROOT, 'main.js'))"],
  ["process.on('SIGUSR2', dump)"],
])('would find %s', (text) => {
  expect(UNPORTABLE.some(([pattern]) => pattern.test(text))).toBe(true)
})
