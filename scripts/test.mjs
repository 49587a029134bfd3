/**
 * Runs every check and test, or those named: `npm test`, `npm test -- unit e2e`. All are run even
 * when one fails; the last line counts test cases, with each check as one.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './lib/browser.mjs'
import {
  countPlaywright,
  countStep,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
} from './lib/counts.mjs'
import { findEngines } from './lib/engines.mjs'
import { findNginx } from './lib/nginx.mjs'
import { ensureInstalled, fail } from './lib/prepare.mjs'
import { isBuilt, isDemoBuilt, ROOT } from './lib/project.mjs'
import { findPrometheus } from './lib/prometheus.mjs'
import { node, tool } from './lib/tool.mjs'

const reports = mkdtempSync(join(tmpdir(), 'offsite-test-'))
const unitReport = join(reports, 'unit.json')
const e2eReport = join(reports, 'e2e.json')

const STEPS = {
  types: { title: 'Type check', run: () => tool('typescript', 'tsc', '--noEmit') },
  lint: { title: 'Lint', run: () => tool('oxlint', 'oxlint', '--type-aware', '--deny-warnings') },
  format: { title: 'Format check', run: () => tool('prettier', 'prettier', '--check', '.') },
  unit: {
    title: 'Unit and component tests',
    run: () =>
      tool(
        'vitest',
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
      ),
    report: unitReport,
    count: countVitest,
    failures: failuresOfVitest,
  },
  build: { title: 'Build', run: () => script('build') && script('build-demo') },
  budget: { title: 'Budget', run: () => built() && script('budget') && script('budget-demo') },
  e2e: {
    title: 'End-to-end tests',
    run: e2e,
    report: e2eReport,
    count: countPlaywright,
    failures: failuresOfPlaywright,
  },
}

const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(STEPS, name))
if (unknown) fail(`There is no step '${unknown}'. Steps: ${Object.keys(STEPS).join(', ')}.`)
ensureInstalled()

const total = { passed: 0, failed: 0 }
const summary = []
const failures = []
const missing = []
for (const [name, step] of Object.entries(STEPS)) {
  if (names.length > 0 && !names.includes(name)) continue
  console.log(`\n── ${step.title} ──`)
  const start = performance.now()
  const ok = await step.run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const report = readReport(step.report)
  const counts = countStep({ report, count: step.count, ok })
  if (report) failures.push(...step.failures(report))
  total.passed += counts.passed
  total.failed += counts.failed
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  summary.push({ ok, line: `${step.title}, ${seconds} s${skipped}` })
}
rmSync(reports, { recursive: true, force: true })

console.log('\n── Summary ──')
for (const { ok, line } of summary) console.log(`${ok ? 'ok    ' : 'FAILED'}  ${line}`)
if (missing.length > 0) console.log(`\nSkipped, for want of: ${missing.join(', ')}`)
if (failures.length > 0) console.log(`\n${failures.join('\n')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

async function e2e() {
  if (!built()) return false
  const browser = await findChromium()
  if (!browser) return false
  process.env.OFFSITE_CHROMIUM = browser
  const { firefox, webkit } = findEngines()
  offer('OFFSITE_NGINX', findNginx(), 'nginx')
  offer('OFFSITE_PROMETHEUS', findPrometheus(), 'Prometheus with Alertmanager')
  offer('OFFSITE_FIREFOX', firefox, 'Firefox')
  offer('OFFSITE_WEBKIT', webkit, 'WebKitWebDriver with Xvfb')
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = e2eReport
  return tool('@playwright/test', 'playwright', 'test', '--reporter=list,json')
}

/** Tells the tests where a program is. Those that need one which is not there are skipped. */
function offer(variable, path, name) {
  if (path) process.env[variable] = path
  else missing.push(name)
}

/** Whether the build is up to date; makes it when this run has no step for that. */
function built() {
  if (isBuilt(ROOT) && isDemoBuilt(ROOT)) return true
  if (names.length > 0 && !names.includes('build')) {
    return (isBuilt(ROOT) || script('build')) && (isDemoBuilt(ROOT) || script('build-demo'))
  }
  console.error('Not run: there is no build.')
  return false
}

function script(name) {
  return node(join(ROOT, 'scripts', `${name}.mjs`))
}

function readReport(path) {
  return path && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
