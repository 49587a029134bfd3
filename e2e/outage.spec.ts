import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { check, complaintsOf } from './check'
import { inEveryLook, WINDOWS } from './looks'
import { expect, test } from './offsite'
import { readByShell } from '../src/test/shell'

const FRANKFURT = '/outage?region=aws-eu-central-1'

const cityOf = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}: \\d+ regions$`) })

test('choose a region on the map, recover two services, follow them until they run', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', '/outage')
  await cityOf(page, 'Frankfurt, Germany').click()
  await expect(page.getByRole('link', { name: /aws-eu-central-1 7 services/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/region=aws-eu-central-1/)
  await expect(page.getByRole('heading', { name: 'If Frankfurt, Germany goes' })).toBeVisible()
  const totals = page.getByLabel('Totals')
  await expect(totals).toContainText(/Recoverable\s*3/)

  const runbook = page.getByRole('region', { name: 'Runbook' })
  await runbook.getByRole('checkbox', { name: /search-os-recovery/ }).uncheck()
  await page.getByRole('button', { name: 'Start recovery' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start recovery' })
  await expect(dialog).toContainText('2 new services in 1 project')
  await dialog.getByLabel(/^Type/).fill('aws-eu-central-1')
  await dialog.getByRole('button', { name: 'Create 2 forks' }).click()
  await expect(dialog).toBeHidden()
  await expect(runbook.getByRole('status').first()).toHaveText('0 of 2 running, 2 rebuilding')

  // Another browser, or this one after a reload, sees the same.
  await page.reload()
  await expect(runbook.getByRole('status').first()).toHaveText('0 of 2 running, 2 rebuilding')
  await expect(runbook.getByText(/^Already there, created/)).toHaveCount(2)
  await offsite.advance('PT15M')
  await expect(runbook.getByRole('status').first()).toHaveText('2 of 2 running', {
    timeout: 20_000,
  })
  await runbook.getByRole('link', { name: 'orders-pg-recovery-eu-west-1' }).click()
  await expect(page.getByRole('region', { name: 'Lineage' })).toContainText(
    'Secondary location, Ireland',
  )
})

for (const [window, viewport] of Object.entries(WINDOWS)) {
  test.describe(window, () => {
    test.use({ viewport })

    test(`what starts the recovery stays in sight, and covers nothing`, async ({ signIn }) => {
      const page = await signIn('Ada Admin', FRANKFURT)
      const bar = page.getByRole('region', { name: 'Recovery', exact: true })
      await expect(bar).toContainText(/4 lost, 3 recoverable USD [\d.]+ per hour for 3 forks/)
      const start = page.getByRole('button', { name: 'Start recovery' })
      await expect(start).toHaveCount(1)
      const forks = page.getByRole('table', { name: 'Forks' })
      for (const key of ['Tab', 'Shift+Tab']) {
        await expect(async () => {
          await forks.getByRole('checkbox').first().focus()
          await expect(start).toBeInViewport({ ratio: 1, timeout: 1000 })
        }).toPass()
        for (let presses = 0; presses < 10; presses += 1) {
          await page.keyboard.press(key)
          const focused = page.locator(':focus')
          const name = await focused.evaluate((element) => element.outerHTML.slice(0, 200))
          expect(await focused.evaluate(hasASideInSight), `${key} ${name}`).toBe(true)
        }
      }
      await page.emulateMedia({ media: 'print' })
      await expect(bar).toBeHidden()
    })
  })
}

/** Whether some of what has the focus can be seen (WCAG 2.4.11). */
function hasASideInSight(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const x = Math.max(1, left + Math.min(8, (right - left) / 2))
  return [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
    const seen = document.elementFromPoint(x, Math.min(innerHeight - 1, Math.max(0, y)))
    return seen !== null && element.contains(seen)
  })
}

test('the same from the list, by keyboard alone', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/outage')
  const box = page.getByRole('combobox', { name: 'Region, provider or continent' })
  await expect(box).toBeVisible()
  await tabTo(page, box)
  await page.keyboard.type('frankfurt aws')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'If Frankfurt, Germany goes' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Start recovery' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Start recovery' })
  await tabTo(page, dialog.getByLabel(/^Type/))
  await page.keyboard.type('aws-eu-central-1')
  await page.keyboard.press('Enter')
  await expect(page.getByText('0 of 3 running, 3 rebuilding')).toBeVisible()
})

test('the runbook can be taken away', async ({ signIn }) => {
  const page = await signIn('Ada Admin', FRANKFURT)
  const take = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ])
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }
  const avn = await take('avn script')
  expect(avn.name).toBe('recovery-aws-eu-central-1-avn.sh')
  const created = (words: string[]) => words.slice(words.indexOf('create')).slice(0, 2)
  expect(readByShell(avn.text).map(created)).toEqual([
    ['create', 'orders-pg-recovery-eu-west-1'],
    ['create', 'search-os-recovery-eu-north-1'],
    ['create', 'inventory-mysql-recovery-eu-west-3'],
  ])
  const curl = await take('curl script')
  expect(readByShell(curl.text, { AIVEN_TOKEN: 'x' })).toHaveLength(3)
  expect((await take('Terraform')).text).toContain('resource "aiven_opensearch"')
  expect((await take('Checklist')).text).toContain('1. [ ] `orders-pg-recovery-eu-west-1`')
  await page.getByText('Show the scripts').click()
  await page.getByRole('radio', { name: 'curl' }).check()
  await expect(page.getByText('--request POST').first()).toBeVisible()
})

inEveryLook(() => {
  test('everybody can use it', async ({ signIn, offsite }) => {
    // Four looks by axe at a long page.
    test.slow()
    const page = await signIn('Ada Admin', '/outage')
    await expect(page.locator('svg a').first()).toBeVisible()
    await page.getByRole('combobox', { name: /^Region/ }).click()
    await check(page)
    await page.keyboard.press('Escape')
    await cityOf(page, 'Frankfurt, Germany').click()
    await check(page)
    await page.getByRole('link', { name: /aws-eu-central-1 7 services/ }).click()
    const heading = page.getByRole('heading', { name: 'If Frankfurt, Germany goes' })
    await expect(heading).toBeVisible()
    await page.getByText('Map data as a table').click()
    await page.getByText('Show the scripts').click()
    await check(page)
    await page.getByRole('button', { name: 'Start recovery' }).click()
    const dialog = page.getByRole('dialog', { name: 'Start recovery' })
    await dialog.getByRole('button', { name: /^Create/ }).click()
    await expect(dialog.getByText(/exactly as shown/)).toBeVisible()
    await check(page)
    await offsite.fault({ method: 'POST', path: '/service$', status: 403, times: 1 })
    await dialog.getByLabel(/^Type/).fill('aws-eu-central-1')
    await page.keyboard.press('Enter')
    await expect(page.getByText('0 of 3 running, 2 rebuilding, 1 refused')).toBeVisible()
    await check(page)
  })
})

test('it loads without a complaint of the browser, also at 320 px', async ({
  page,
  signIn,
  offsite,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await signIn('Ada Admin', '/')
  const complaints = complaintsOf(page)
  await page.goto(offsite.url + FRANKFURT)
  await expect(page.locator('svg a').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Runbook' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(complaints).toEqual([])
})

async function tabTo(page: Page, target: ReturnType<Page['locator']>) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('the emergency kit opens from a disk, asks for nothing and can be read on a phone', async ({
  signIn,
  browser,
}, info) => {
  const page = await signIn('Ada Admin', '/outage')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download emergency kit' }).click(),
  ])
  const path = info.outputPath(file.suggestedFilename())
  await file.saveAs(path)
  const context = await browser.newContext()
  const kit = await context.newPage()
  const complaints = complaintsOf(kit)
  const asked: string[] = []
  kit.on('request', (request) => asked.push(request.url()))
  await kit.goto(`file://${path}`)
  await kit.getByRole('link', { name: 'Frankfurt, Germany' }).first().click()
  await expect(
    kit.getByRole('heading', { name: /^If Frankfurt, Germany/ }).first(),
  ).toBeInViewport()
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await kit.emulateMedia({ colorScheme })
    await kit.setViewportSize({ width, height: 800 })
    await check(kit)
  }
  expect(asked).toEqual([kit.url().replace(/#.*/, '')])
  expect(complaints).toEqual([])
  await context.close()
})
