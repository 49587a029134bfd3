/** Takes the pictures of the documentation from the running program: docs/images/*.png. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from './lib/browser.mjs'
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'
import { startProgram } from './lib/program.mjs'
import { ROOT } from './lib/project.mjs'

const FOLDER = join(ROOT, 'docs/images')
const DESKTOP = { viewport: { width: 1280, height: 800 } }
const PHONE = { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true }

const LIST = '/projects/acme-production/services'
const row = (page) => page.getByRole('link', { name: 'billing-pg' })
const report = (page) => page.getByRole('table', { name: 'Backups' }).getByRole('row').nth(1)
const region = (page) => page.getByRole('option', { name: /aws-eu-west-1/ })

/** Each picture: where, in which theme and on what device, and what must be there before it is taken. */
const PICTURES = [
  { name: 'services-light', path: LIST, ready: row },
  { name: 'services-dark', path: LIST, ready: row, theme: 'dark' },
  { name: 'services-phone', path: LIST, ready: row, device: PHONE },
  {
    name: 'overview',
    path: `${LIST}/orders-pg/overview`,
    ready: (page) => page.getByRole('row', { name: /additional_backup_regions/ }),
  },
  {
    name: 'edit-dialog',
    path: `${LIST}/billing-pg/overview?edit=configuration&option=additional_backup_regions`,
    ready: region,
    prepare: (page) => region(page).hover(),
  },
  { name: 'backups', path: `${LIST}/orders-pg/backups`, ready: report },
  {
    name: 'fork',
    path: `${LIST}/orders-pg/backups?dialog=fork&location=secondary`,
    ready: (page) => page.getByRole('button', { name: 'Create fork' }),
  },
  {
    name: 'coverage',
    path: '/coverage',
    ready: (page) => page.getByText('27 services', { exact: true }),
  },
  {
    name: 'outage',
    path: '/outage?region=aws-eu-central-1',
    ready: (page) => page.getByRole('heading', { name: 'Runbook' }),
    theme: 'dark',
  },
]

ensureInstalled()
ensureBuilt()
mkdirSync(FOLDER, { recursive: true })
const program = await startProgram()
try {
  const browser = await launchChromium()
  try {
    for (const picture of PICTURES) await take(browser, picture)
  } finally {
    await browser.close()
  }
} finally {
  await program.stop()
}

async function take(browser, { name, path, ready, prepare, theme = 'light', device = DESKTOP }) {
  const context = await browser.newContext({
    ...device,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
  })
  // The tour would stand above each page.
  await context.addInitScript(() => localStorage.setItem('offsite-tour', 'done'))
  const page = await context.newPage()
  await page.goto(program.url + path)
  await page.getByRole('button', { name: 'Continue as Ada Admin' }).click()
  await ready(page).first().waitFor()
  // The sandbox's button comes after the page; behind a dialog and in a menu it is hidden.
  const rehearse = page.getByRole('button', { name: 'Rehearse', includeHidden: true })
  await rehearse.waitFor({ state: 'attached' })
  await page.mouse.move(0, 0)
  await prepare?.(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  const file = join(FOLDER, `${name}.png`)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  await context.close()
  console.log(`docs/images/${name}.png`)
}
