import { readdirSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { test } from './demo/offsite'

/** How many files a page may ask for: not the worker itself, nor what a host answers for none. */
const COUNT = readdirSync('dist/demo', { recursive: true, withFileTypes: true }).filter(
  (entry) => entry.isFile() && !/^(?:404\.html|worker\.js|manifest\.json)$/.test(entry.name),
).length

/** What goes over the network from here on, but to the demo's own host. */
function watchNetwork(context: BrowserContext, own: string) {
  const strays: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(own)) strays.push(request.url())
  })
  return strays
}

/** Resolves when the worker has all files: the demo needs no network then. */
const allKept = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const [name] = await caches.keys()
        return name === undefined ? 0 : (await (await caches.open(name)).keys()).length
      }),
    )
    .toBe(COUNT)

/** Ends the worker, as the browser does when nobody has asked for anything in a while. */
async function endWorker(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page)
  const ended = new Promise<void>((resolve) => {
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve()
    })
  })
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.stopAllWorkers')
  await ended
}

const bar = (page: Page) => page.getByRole('complementary', { name: 'Demo' })
const region = (page: Page) => page.getByRole('region', { name: 'Secondary backup location' })

test('the seed flow in the demo, kept over a reload and a worker that was ended, until Start over', async ({
  context,
  page,
  host,
}) => {
  const strays = watchNetwork(context, new URL(host.url).origin)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))

  await page.goto(`${host.url}/`)
  await expect(bar(page)).toContainText('Demo in this browser. Nothing leaves it.')
  // Of this table: the history of its backups has rows with its name as well.
  const list = page.getByRole('table', { name: 'Current services' })
  const row = list.getByRole('row', { name: /billing-pg/ })
  await expect(row).toContainText('Not protected')
  await allKept(page)
  host.requests.length = 0

  await row.getByRole('link', { name: 'billing-pg' }).click()
  const configuration = page.getByRole('region', { name: 'Advanced configuration' })
  await configuration.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  await dialog.getByLabel('Search configuration options').fill('additional backup')
  await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
  await dialog.getByRole('combobox', { name: 'additional backup regions' }).fill('ireland')
  await dialog.getByRole('option', { name: /aws-eu-west-1/ }).click()
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  const commands = dialog.getByRole('region', { name: 'Equivalent commands' })
  await expect(commands).toContainText('No other program can reach the demo')
  await expect(commands).not.toContainText('--url')
  await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()
  await expect(dialog).toBeHidden()
  await expect(region(page)).toContainText('Waiting for first copy')
  await page.getByRole('link', { name: 'Backups', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Recoverable now' })).toContainText('aws-eu-west-1')
  await expect(bar(page)).toBeVisible()

  await endWorker(context, page)
  await page.reload()
  await expect(page).toHaveURL(
    /\/offsite\/projects\/acme-production\/services\/billing-pg\/backups$/,
  )
  await expect(page.getByRole('region', { name: 'Recoverable now' })).toContainText('aws-eu-west-1')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()

  await bar(page).getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('button', { name: 'Discard all changes' }).click()
  await expect(row).toContainText('Not protected')

  expect(host.requests.filter((path) => !path.endsWith('/worker.js'))).toEqual([])
  expect(strays).toEqual([])
  expect(complaints).toEqual([])
})

test('a first visit by a link to a page; then without a network, at any of them', async ({
  context,
  page,
  host,
}) => {
  const backups = `${host.url}/projects/acme-production/services/orders-pg/backups`
  await page.goto(`${backups}?dialog=fork`)
  await expect(page.getByRole('dialog', { name: 'New database fork' })).toBeVisible()
  await expect(page).toHaveURL(`${backups}?dialog=fork`)
  await allKept(page)

  // Links that are copied lead below the demo's folder.
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${host.url}/coverage?state=behind`)
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('button', { name: 'Copy link to this view' }).click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toBe(`${host.url}/coverage?state=behind`)

  host.stop()
  await context.setOffline(true)
  await page.goto(`${host.url}/outage`)
  await expect(page.getByRole('heading', { name: 'Region outage', level: 1 })).toBeVisible()
  await page.goto(`${host.url}/projects/acme-production/services`)
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
})
