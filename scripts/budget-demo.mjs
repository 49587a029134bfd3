/**
 * Fails when the demo must load more than agreed to show its first rows, or when any of it is in the
 * ordinary build. Reads both builds.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, filesFor, measureIn, row, sum } from './lib/budget.mjs'
import { fail } from './lib/prepare.mjs'
import { CONSOLE, DEMO, ROOT } from './lib/project.mjs'

/** From the link to the first rows: the page, what draws them, and the worker that goes on from there. */
const FILES = ['index.html', 'icon.svg', 'worker.js']
const CHUNKS = ['index.html']
/** What the style sheet loads. */
const ASSETS = /^assets\/inter-.*\.woff2$/

const MAX_BYTES = 350_000

/** What the demo's own code says, and nothing else. */
const OF_THE_DEMO = /offsite-demo|demo\/(?:state|start-over)|serviceWorker|--demo-bar/

const folder = join(ROOT, DEMO)
if (!existsSync(join(folder, 'worker.js'))) {
  fail('There is no demo to measure: npm run build:demo')
}
const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))
const { scripts, styles } = filesFor(manifest, CHUNKS)
const assets = filesIn(folder).filter((name) => ASSETS.test(name))
const files = [...FILES, ...scripts, ...styles, ...assets].map(measureIn(folder))

console.log('To show the demo’s first rows, bytes as brotli:')
for (const { file, bytes } of files) console.log(row(bytes, file))
const strays = holders(join(ROOT, CONSOLE))
for (const name of strays) console.log(`${CONSOLE}/${name} holds code of the demo`)
if (holders(folder).length === 0) fail('Nothing of the demo is found in the demo itself.')
const results = [
  check('bytes in all', sum(files), MAX_BYTES),
  check('files of the ordinary build that hold any of the demo', strays.length, 0),
]
process.exitCode = results.every(Boolean) ? 0 : 1

/** The files of a build that hold any of the demo. */
function holders(build) {
  return filesIn(build)
    .filter((name) => /\.(?:css|html|js)$/.test(name))
    .filter((name) => OF_THE_DEMO.test(readFileSync(join(build, name), 'utf8')))
}

function filesIn(build) {
  return readdirSync(build, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'))
}
