import { join } from 'node:path'
import { build } from 'vite'
import { CONSOLE, ROOT } from '../scripts/lib/project.mjs'
import { startProgram } from '../scripts/lib/program.mjs'
import { line, ms } from './format.mjs'
import { openPage } from './page.mjs'
import { startReplay } from './replay.mjs'
import { median } from './statistics.mjs'

const VISITS = 7
const MANY = 10_000
const SLOWDOWNS = [1, 4]

const COUNT = { selector: '[role=status]', text: '^[\\d,]+ of [\\d,]+ services$' }
const HEADING = { selector: 'h2', text: '^Overview$' }
const OPTION = { selector: 'dialog [data-field]', text: '' }

const STEPS = {
  paint: 'First paint, empty cache',
  list: 'First row of the list, empty cache',
  script: 'Time in scripts until then',
  key: 'A key in the search to the new count',
  row: 'A click on a row to the heading of its page',
  dialog: 'Change to the fields of the dialog, first time',
  again: 'The same, second time',
  field: 'A key in a field of the dialog',
}

/**
 * Measures the console and the floor in turn, from one server and with the same answers, and prints
 * how many times the floor the console takes: that ratio holds on other machines, the times do not.
 */
export async function benchFloor(browser, signIn) {
  const program = await startProgram()
  const folder = join(ROOT, 'dist/floor')
  await build({
    root: join(ROOT, 'bench/floor'),
    logLevel: 'error',
    configFile: false,
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  })
  try {
    await compare({ browser, program, signIn, folder, count: undefined })
    console.log()
    await compare({ browser, program, signIn, folder, count: MANY })
  } finally {
    await program.stop()
  }
}

async function compare({ browser, program, signIn, folder, count }) {
  const cookies = await signIn(program)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const from = { gateway: program.url, cookie, count }
  const apps = [
    { name: 'floor', server: await startReplay({ folder, ...from }), path: '/', table: 'Services' },
    {
      name: 'console',
      server: await startReplay({ folder: join(ROOT, CONSOLE), ...from }),
      path: '/projects/acme-production/services',
      table: 'Current services',
    },
  ]
  try {
    const results = new Map(SLOWDOWNS.map((slowdown) => [slowdown, { floor: [], console: [] }]))
    for (const app of apps) await walk(browser, app, 1) // fills the server's memory
    for (let visit = 0; visit < VISITS; visit += 1) {
      for (const slowdown of SLOWDOWNS) {
        // In turn, so that whatever else the machine does is done to both.
        for (const app of apps) {
          results.get(slowdown)[app.name].push(await walk(browser, app, slowdown))
        }
      }
    }
    print(count, results)
  } finally {
    for (const { server } of apps) server.stop()
  }
}

async function walk(browser, { server, path, table }, slowdown) {
  const page = await openPage(browser, [], slowdown)
  const row = { selector: `table[aria-label="${table}"] tbody a`, text: '' }
  const list = await page.visit(server.url + path, row)
  const { paint, script } = await page.cost()
  await page.settle()
  const search = page.getByRole('searchbox')
  await search.focus()
  const key = await page.measure('keydown', COUNT, () => page.press('b'))
  await search.fill('billing-pg')
  await page.see(COUNT)
  const rowTime = await page.measure('click', HEADING, () =>
    page.getByRole('link', { name: 'billing-pg' }).click(),
  )
  await page.settle()
  const change = () => page.getByRole('button', { name: 'Change' }).click()
  const dialog = await page.measure('click', OPTION, change)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const again = await page.measure('click', OPTION, change)
  const field = page.getByRole('dialog').getByRole('textbox', { name: /^(backup )?hour$/i })
  await field.fill('')
  await field.focus()
  const typed = await page.measure('keydown', { selector: 'dialog :focus', text: '^5$' }, () =>
    page.press('5'),
  )
  await page.close()
  return { paint, list, script, key, row: rowTime, dialog, again, field: typed }
}

function print(count, results) {
  const what = count ? `${count.toLocaleString('en')} services` : 'The demo, 14 services'
  line(`${what}, median of ${VISITS}`, ...SLOWDOWNS.flatMap(columns))
  line('---', ...SLOWDOWNS.flatMap(() => ['--:', '--:', '--:']))
  for (const [step, title] of Object.entries(STEPS)) {
    line(
      title,
      ...SLOWDOWNS.flatMap((slowdown) => {
        const { floor, console: own } = results.get(slowdown)
        const [least, taken] = [floor, own].map((runs) => median(runs.map((run) => run[step])))
        return [`**${(taken / least).toFixed(1)}**`, ms(taken), ms(least)]
      }),
    )
  }
}

function columns(slowdown) {
  const speed = slowdown === 1 ? 'full speed' : `slowed ${slowdown} times`
  return [`times the floor, ${speed}`, 'console', 'floor']
}
