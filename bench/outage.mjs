/** Measures /outage in Chromium as the fleet grows: from a choice to what comes of it. */
import { mb, ms } from './format.mjs'
import { openPage } from './page.mjs'
import { forEachSize, startTable } from './sizes.mjs'
import { median } from './statistics.mjs'

const CHOICES = 5

const DONE = { selector: 'main', text: 'Read \\d+' }
const REGION = 'table[aria-label="Regions"] tbody a'
const OUTCOME = { selector: 'h2', text: '^If .+ goes down now$' }
const NOTHING_YET = { selector: REGION, text: '' }

/** What is typed, the option to click on, what then shows. */
const WIDE = [
  {
    what: 'a provider',
    typed: 'google',
    option: /^Google/,
    outcome: { selector: 'h2', text: '^If all of Google .+ goes down now$' },
  },
  {
    what: 'a continent',
    typed: 'europe',
    option: /^Europe/,
    outcome: { selector: 'h2', text: '^If Europe goes down now$' },
  },
]

/** Starts a program for each size, makes choices, prints one table. */
export async function benchOutage(browser, signIn) {
  report(await forEachSize(browser, signIn, walk))
}

async function walk(browser, program, cookies, slowdown) {
  const page = await openPage(browser, cookies, slowdown)
  await page.visit(`${program.url}/outage`, NOTHING_YET)
  await page.see(DONE)
  const regions = []
  for (let i = 0; i < CHOICES; i += 1) {
    regions.push(await page.measure('click', OUTCOME, () => page.click(REGION)))
    await page.back()
    await page.see(NOTHING_YET)
  }
  const wide = []
  for (const { typed, option, outcome } of WIDE) {
    await page.getByRole('combobox', { name: /^Region/ }).fill(typed)
    wide.push(
      await page.measure('click', outcome, () =>
        page.getByRole('option').filter({ hasText: option }).click(),
      ),
    )
  }
  const rows = await page.count('main tr')
  const memory = await page.memory()
  await page.close()
  return { regions, wide, rows, memory }
}

function report(results) {
  const row = startTable('Region outage', results)
  row(`From choosing a region to what comes of it, median of ${CHOICES}`, (run) =>
    ms(median(run.regions)),
  )
  WIDE.forEach(({ what }, index) => {
    row(`From choosing ${what} to what comes of it`, (run) => ms(run.wide[index]))
  })
  row('Rows in the page, all its tables', (run) => run.rows)
  row('Memory of JavaScript', (run) => mb(run.memory))
}
