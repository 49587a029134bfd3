/** Measures /coverage in Chromium as the fleet grows: first rows, long tasks, input, memory, scroll. */
import { mb, ms } from './format.mjs'
import { openPage } from './page.mjs'
import { forEachSize, startTable } from './sizes.mjs'
import { median, percentile } from './statistics.mjs'

const KEYS = 5

const TABLE = 'table[aria-label="Services of all projects"]'
const ROW = { selector: `${TABLE} tbody tr[data-index]`, text: '' }
const DONE = { selector: 'main', text: 'Read \\d+' }
const FEWER = { selector: '[role=status]', text: '^[\\d,]+ of [\\d,]+ services' }
const ALL = { selector: '[role=status]', text: '^[\\d,]+ services$' }
const SORTED = { selector: `${TABLE} th[aria-sort] a`, text: '^Cloud' }
const PRESSED = { selector: 'button[aria-pressed=true]', text: 'Behind' }

/** Starts a program for each size, walks through the page, prints one table. */
export async function benchCoverage(browser, signIn) {
  report(await forEachSize(browser, signIn, walk))
}

async function walk(browser, program, cookies, slowdown) {
  const page = await openPage(browser, cookies, slowdown)
  await page.watch()
  const first = await page.visit(`${program.url}/coverage`, ROW)
  const all = await page.see(DONE)
  const reading = await page.watched()
  const search = page.getByRole('searchbox')
  await search.focus()
  const keys = []
  for (let i = 0; i < KEYS; i += 1) {
    keys.push(await page.measure('keydown', FEWER, () => page.press('q')))
    await search.fill('')
    await page.see(ALL)
  }
  const sort = await page.measure('click', SORTED, () =>
    page.getByRole('link', { name: 'Cloud', exact: true }).click(),
  )
  const filter = await page.measure('click', PRESSED, () =>
    page.getByRole('button', { name: /Behind/ }).click(),
  )
  await page.getByRole('button', { name: /Behind/ }).click()
  await page.see(ALL)
  const rows = await page.count(ROW.selector)
  const frames = await page.scroll()
  const memory = await page.memory()
  await page.close()
  return {
    afterAnswer: first - reading.firstAnswer,
    all,
    longTasks: reading.longTasks,
    keys,
    sort,
    filter,
    rows,
    frames,
    memory,
  }
}

function report(results) {
  const row = startTable('Coverage', results)
  row('From the first answer to the first rows', (run) => ms(run.afterAnswer))
  row('From navigation until the whole fleet is read', (run) => ms(run.all))
  row('Tasks over 50 ms meanwhile', (run) => run.longTasks.length)
  row('The longest task', (run) => ms(Math.max(0, ...run.longTasks)))
  row(`From a key in the search to the rows, median of ${KEYS}`, (run) => ms(median(run.keys)))
  row('From a click on a column to the order', (run) => ms(run.sort))
  row('From a click on a counter to the rows', (run) => ms(run.filter))
  row('Rows in the page', (run) => run.rows)
  row('Scrolling: 95th percentile between two frames', (run) => ms(percentile(run.frames, 95)))
  row('Memory of JavaScript', (run) => mb(run.memory))
}
