/** Fails when the browser must load more than agreed to show Current services. Reads the build. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { filesFor } from './lib/budget.mjs'
import { fail } from './lib/prepare.mjs'
import { CONSOLE, ROOT } from './lib/project.mjs'

/** The lazily loaded modules behind Current services, by source path. */
const MODULES = ['src/pages/services/index.tsx']

/** What the Backups tab of a service loads before its chart, and the chart itself. */
const BACKUPS = ['src/pages/service/index.tsx', 'src/pages/service/backups/index.tsx']
const CHART = 'src/pages/service/backups/over-time/LagChart.tsx'

/** The page for outages, and what only its map needs: most of it is the outline of the land. */
const OUTAGE = ['src/pages/outage/index.tsx']
const MAP = 'src/pages/outage/OutageMap.tsx'

/** Scripts that the page loads by itself, outside of the bundle. */
const PLAIN_SCRIPTS = ['theme.js']

const MAX_SCRIPT_BYTES = 150_000
const MAX_SCRIPTS = 8
const MAX_STYLE_BYTES = 15_000
const MAX_CHART_BYTES = 26_000
const MAX_MAP_BYTES = 45_000

const folder = join(ROOT, CONSOLE)
const manifestPath = join(folder, '.vite/manifest.json')
if (!existsSync(manifestPath)) fail('There is no build to measure: npm run build')

let files
let backups
let withChart
let outage
let withMap
try {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
  files = filesFor(manifest, MODULES)
  backups = filesFor(manifest, BACKUPS)
  withChart = filesFor(manifest, [...BACKUPS, CHART])
  outage = filesFor(manifest, OUTAGE)
  withMap = filesFor(manifest, [...OUTAGE, MAP])
} catch (error) {
  fail(error.message)
}
const scripts = [...PLAIN_SCRIPTS, ...files.scripts].map(measure)
const styles = [...files.styles].map(measure)
const chart = added(withChart, backups)
const map = added(withMap, outage)

console.log('To show Current services, bytes as brotli:')
for (const { file, bytes } of [...scripts, ...styles]) console.log(row(bytes, file))
const results = [
  check('bytes of scripts', sum(scripts), MAX_SCRIPT_BYTES),
  check('script requests', scripts.length, MAX_SCRIPTS),
  check('bytes of styles', sum(styles), MAX_STYLE_BYTES),
  check('bytes of scripts that only a chart needs', sum(chart), MAX_CHART_BYTES),
  check('bytes of scripts that only a map needs', sum(map), MAX_MAP_BYTES),
]
process.exitCode = results.every(Boolean) ? 0 : 1

/** What a page with a part loads beyond the page without it. */
function added(whole, without) {
  return [...whole.scripts].filter((file) => !without.scripts.has(file)).map(measure)
}

function measure(file) {
  const path = join(folder, file)
  if (!existsSync(path)) fail(`${file} is not in the build.`)
  return { file, bytes: brotliCompressSync(readFileSync(path)).length }
}

function sum(list) {
  return list.reduce((total, { bytes }) => total + bytes, 0)
}

function check(what, value, limit) {
  const ok = value <= limit
  console.log(row(value, `${what}, limit ${limit.toLocaleString('en')}${ok ? '' : '  OVER'}`))
  return ok
}

function row(number, text) {
  return `${number.toLocaleString('en').padStart(9)}  ${text}`
}
