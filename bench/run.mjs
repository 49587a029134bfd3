/**
 * Measures the running program in a real Chromium and prints a Markdown table. Nothing is judged
 * here: what must not be exceeded is in scripts/budget.mjs, in bytes, which do not depend on the
 * machine.
 */
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { launchChromium } from '../scripts/lib/browser.mjs'
import { ensureBuilt, ensureInstalled } from '../scripts/lib/prepare.mjs'
import { startProgram } from '../scripts/lib/program.mjs'
import { benchCoverage } from './coverage.mjs'
import { benchDemo } from './demo.mjs'
import { benchFleet } from './fleet.mjs'
import { benchFloor } from './floor.mjs'
import { benchGateway } from './gateway.mjs'
import { benchOutage } from './outage.mjs'
import { kb, line, ms } from './format.mjs'
import { openPage } from './page.mjs'
import { median, percentile } from './statistics.mjs'
import { benchWatch } from './watch.mjs'

const STARTS = 5
const VISITS = 7
const READS = 300
const WRITES = 100

const PROJECT = '/v1/project/acme-production'
const SERVICES = '/projects/acme-production/services'

const ROW = { selector: 'table[aria-label="Current services"] tbody tr', text: '' }
const FILTERED = { selector: '[role=status]', text: '^\\d+ of \\d+ services$' }
const ALL = { selector: '[role=status]', text: '^\\d+ services$' }
const HEADING = { selector: 'h2', text: '^Overview$' }
const OPTION = { selector: 'dialog [data-field]', text: '' }

const busy = loadavg()[0]
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    requests: { type: 'string', default: '20000' },
  },
})

ensureInstalled()
ensureBuilt()
const parts = {
  floor: () => withBrowser((browser) => benchFloor(browser, signIn)),
  coverage: () => withBrowser((browser) => benchCoverage(browser, signIn)),
  outage: () => withBrowser((browser) => benchOutage(browser, signIn)),
  fleet: benchFleet,
  gateway: () => benchGateway(Number(options.requests)),
  watch: benchWatch,
}
/** Needs a build that the other parts do not. */
const demo = () => withBrowser((browser) => benchDemo(browser, positionals))
if (options.only !== undefined) {
  printMachine()
  await { ...parts, demo }[options.only]()
  process.exit(0)
}
const program = await startProgram()
try {
  const starts = await repeat(STARTS, () => program.restart())
  const browser = await launchChromium()
  try {
    const cookies = await signIn()
    await visit(browser, cookies, 1) // what is read from disk for the first time is not ours
    const bytes = await transferred(browser, cookies)
    const full = await repeat(VISITS, () => visit(browser, cookies, 1))
    const slowed = await repeat(VISITS, () => visit(browser, cookies, 4))
    const reads = await repeat(READS, () => timed('GET', `${PROJECT}/service`))
    const writes = await repeat(WRITES, (i) =>
      timed('PUT', `${PROJECT}/service/billing-pg`, { user_config: { backup_minute: i % 60 } }),
    )
    report({ version: browser.version(), starts, full, slowed, bytes, reads, writes })
  } finally {
    await browser.close()
  }
} finally {
  await program.stop()
}
for (const part of Object.values(parts)) {
  console.log()
  await part()
}

async function withBrowser(work) {
  const browser = await launchChromium()
  try {
    await work(browser)
  } finally {
    await browser.close()
  }
}

/** Signs in as a browser would, and answers with the cookies to start others with. */
async function signIn({ url } = program) {
  const response = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'sandbox-admin' }),
  })
  const [name, value] = response.headers.get('set-cookie').split(';')[0].split('=')
  return [{ name, value, url }]
}

/** One walk through the console with an empty cache; milliseconds of each step. */
async function visit(browser, cookies, slowdown) {
  const page = await openPage(browser, cookies, slowdown)
  const list = await page.visit(program.url + SERVICES, ROW)
  await page.settle()
  const search = page.getByRole('searchbox')
  await search.focus()
  const key = await page.measure('keydown', FILTERED, () => page.press('b'))
  await search.fill('')
  await page.see(ALL)
  const row = await page.measure('click', HEADING, () =>
    page.getByRole('link', { name: 'billing-pg' }).click(),
  )
  await page.settle()
  const change = () => page.getByRole('button', { name: 'Change' }).click()
  const dialog = await page.measure('click', OPTION, change)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const again = await page.measure('click', OPTION, change)
  await page.close()
  return { list, key, row, dialog, again }
}

/** What crosses the network to show Current services with an empty cache: bytes by kind. */
async function transferred(browser, cookies) {
  const page = await openPage(browser, cookies, 1)
  const traffic = await page.traffic()
  await page.visit(program.url + SERVICES, ROW)
  await page.settle()
  await page.close()
  return traffic
}

/** Milliseconds of one call of the sandbox's API, until the answer is read. */
async function timed(method, path, body) {
  const began = performance.now()
  const response = await fetch(program.sandbox + path, {
    method,
    headers: { authorization: 'aivenv1 sandbox-admin', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
  return performance.now() - began
}

async function repeat(times, step) {
  const results = []
  for (let i = 0; i < times; i += 1) results.push(await step(i))
  return results
}

/** On what this was measured. */
function printMachine(more = '') {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  console.log(
    `${cpu?.model.trim()}, ${cpus().length} cores, ${memory} GiB of memory, ${platform()} ${arch()}; ` +
      `Node ${process.versions.node}${more}; load before the run ${busy.toFixed(1)}.\n`,
  )
}

function report({ version, starts, full, slowed, bytes, reads, writes }) {
  const both = (key) => [full, slowed].map((runs) => ms(median(runs.map((run) => run[key]))))
  const kinds = [...bytes].map(([kind, { size, count }]) => `${kind} ${kb(size)} in ${count}`)
  const sum = (key) => [...bytes.values()].reduce((total, entry) => total + entry[key], 0)

  printMachine(`, Chromium ${version}`)
  line(`In the browser, median of ${VISITS}`, 'full speed', 'CPU slowed 4 times')
  line('---', '--:', '--:')
  line('From navigation to the first row of Current services, empty cache', ...both('list'))
  line('From a key in the search to the new count', ...both('key'))
  line('From a click on a row to the heading of its overview', ...both('row'))
  line('From Change to the fields of the dialog, first time', ...both('dialog'))
  line('From Change to the fields of the dialog, second time', ...both('again'))
  console.log()
  line('On the server', 'median', '99th percentile')
  line('---', '--:', '--:')
  line(`Start on existing data until it answers, ${STARTS} times`, ms(median(starts)), '')
  for (const [what, times] of [
    [`Sandbox: list of 14 services, ${READS} in a row`, reads],
    [`Sandbox: update of a service, ${WRITES} in a row`, writes],
  ]) {
    line(what, ms(median(times)), ms(percentile(times, 99)))
  }
  console.log()
  console.log(
    `To show Current services with an empty cache: ${kb(sum('size'))} in ${sum('count')} requests ` +
      `(${kinds.join(', ')}).`,
  )
}
