/**
 * Measures the demo in Chromium, from its link to the first rows on an empty cache.
 *
 *   npm run bench -- --only=demo                 of dist/demo, which `npm run build:demo` makes
 *   npm run bench -- --only=demo ONE OTHER       of two such folders, in turns
 */
import { join } from 'node:path'
import { DEMO, ROOT } from '../scripts/lib/project.mjs'
import { serveStatic } from '../scripts/lib/static-host.mjs'
import { line, ms } from './format.mjs'
import { openPage } from './page.mjs'
import { slowLine } from './slow-line.mjs'
import { median } from './statistics.mjs'

const VISITS = 7
const SLOWDOWN = 4
const BITS_PER_SECOND = 5_000_000
const ROW = { selector: 'table[aria-label="Current services"] tbody tr', text: '' }

/**
 * Prints a table. Chromium slows the page's own thread; the service worker runs at full speed.
 * @param folders builds to compare; the one of this checkout when there are none
 */
export async function benchDemo(browser, folders) {
  const hosts = await Promise.all(
    (folders.length > 0 ? folders : [join(ROOT, DEMO)]).map(async (folder) => {
      const host = await serveStatic(folder, '/offsite/')
      const slow = await slowLine(Number(new URL(host.url).port), BITS_PER_SECOND)
      return { folder, host, slow, full: [], slowed: [] }
    }),
  )
  for (const { host } of hosts) await visit(browser, `${host.url}/`, 1) // read from disk once
  for (let i = 0; i < VISITS; i += 1) {
    for (const { host, slow, full, slowed } of hosts) {
      full.push(await visit(browser, `${host.url}/`, 1))
      slowed.push(await visit(browser, `http://127.0.0.1:${slow.port}/offsite/`, SLOWDOWN))
    }
  }
  for (const { host, slow } of hosts) {
    host.stop()
    slow.stop()
  }

  line('The demo, from its link to the first rows, empty cache', `median of ${VISITS}`, 'least')
  line('---', '--:', '--:')
  for (const { folder, full, slowed } of hosts) {
    report(`${folder}, full speed`, full)
    report(`${folder}, processor slowed ${SLOWDOWN} times, 5 Mbit/s`, slowed)
  }
}

/** Milliseconds to the first row. */
async function visit(browser, url, slowdown) {
  const page = await openPage(browser, [], slowdown)
  const row = await page.visit(url, ROW)
  await page.close()
  return row
}

function report(what, visits) {
  line(what, ms(median(visits)), ms(Math.min(...visits)))
}
