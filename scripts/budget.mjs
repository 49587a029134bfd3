/** Fails when the browser must load more than agreed to show Current services. Reads the build. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, filesFor, measureIn, row, sum } from './lib/budget.mjs'
import { fail } from './lib/prepare.mjs'
import { CONSOLE, ROOT } from './lib/project.mjs'

/** What shows Current services: everything else is loaded later. */
const LIST = ['first']

/** Other pages as they are opened by their address. */
const PAGES = {
  Overview: ['first', 'service'],
  Backups: ['first', 'service'],
  Coverage: ['first', 'src/pages/coverage/index.tsx'],
  'Region outage': ['first', 'src/pages/outage/index.tsx'],
  History: ['first', 'src/pages/history/index.tsx'],
}

/** What only a chart needs, and only the map: most of that is the outline of the land. */
const CHART = 'src/pages/service/backups/over-time/LagChart.tsx'
const MAP = 'src/pages/outage/OutageMap.tsx'

const MAX_SCRIPT_BYTES = 130_000
const MAX_SCRIPTS = 5
const MAX_SCRIPTS_OF_A_PAGE = 6
const MAX_STYLE_BYTES = 12_000
const MAX_CHART_BYTES = 26_000
const MAX_MAP_BYTES = 45_000

const folder = join(ROOT, CONSOLE)
const manifestPath = join(folder, '.vite/manifest.json')
if (!existsSync(manifestPath)) fail('There is no build to measure: npm run build')

const measure = measureIn(folder)
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
const list = findFiles(LIST)
const scripts = [...list.scripts].map(measure)
const styles = [...list.styles].map(measure)

console.log('To show Current services, bytes as brotli:')
for (const { file, bytes } of [...scripts, ...styles]) console.log(row(bytes, file))
const results = [
  check('bytes of scripts', sum(scripts), MAX_SCRIPT_BYTES),
  check('script requests', scripts.length, MAX_SCRIPTS),
  check('bytes of styles', sum(styles), MAX_STYLE_BYTES),
  ...Object.entries(PAGES).map(([name, chunks]) => {
    return check(
      `script requests of ${name}`,
      findFiles(chunks).scripts.size,
      MAX_SCRIPTS_OF_A_PAGE,
    )
  }),
  check('bytes of scripts that only a chart needs', added(PAGES.Backups, CHART), MAX_CHART_BYTES),
  check(
    'bytes of scripts that only a map needs',
    added(PAGES['Region outage'], MAP),
    MAX_MAP_BYTES,
  ),
]
process.exitCode = results.every(Boolean) ? 0 : 1

function findFiles(chunks) {
  try {
    return filesFor(manifest, chunks)
  } catch (error) {
    return fail(error.message)
  }
}

/** Bytes that a part adds to its page. */
function added(page, part) {
  const before = findFiles(page).scripts
  const files = [...findFiles([...page, part]).scripts].filter((file) => !before.has(file))
  return sum(files.map(measure))
}
