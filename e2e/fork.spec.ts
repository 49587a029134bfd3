import type { Page } from '@playwright/test'
import { check, complaintsOf } from './check'
import { inEveryLook } from './looks'
import { expect, test } from './offsite'

const BACKUPS = '/projects/acme-production/services/orders-pg/backups'
const FORK = '/v1/project/acme-production/service/orders-pg-fork'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'New database fork' })

test('from the Backups tab to a running fork of the secondary location', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', BACKUPS)
  await page.getByRole('button', { name: 'Fork & restore' }).click()
  const dialog = dialogOf(page)
  await dialog.getByRole('radio', { name: 'Secondary location' }).check()
  await dialog.getByRole('radio', { name: 'Point in time' }).check()
  await dialog.getByRole('button', { name: '24 h before its end' }).click()
  await dialog.getByRole('button', { name: '1 s earlier' }).click()
  await expect(dialog.getByText(/about USD [\d,]+ per month/)).toBeVisible()
  await dialog.getByText(/Exact request/).click()
  const request = dialog.getByText(/^POST \/v1/)
  const [, target = ''] = /"recovery_target_time": "([^"]+)"/.exec(await request.innerText()) ?? []
  expect(target).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
  await dialog.getByRole('button', { name: 'Create fork' }).click()

  await expect(page.getByRole('heading', { name: 'orders-pg-fork', level: 1 })).toBeVisible()
  await expect(dialog).toBeHidden()
  const lineage = page.getByRole('region', { name: 'Lineage' })
  await expect(lineage.getByRole('link', { name: 'orders-pg' })).toBeVisible()
  await expect(lineage).toContainText('Secondary location, Ireland')
  await expect(lineage.getByRole('status')).toHaveText('Rebuilding')
  await expect(lineage.locator(`time[datetime="${new Date(target).toISOString()}"]`)).toBeVisible()

  const nodes = page.getByRole('region', { name: 'Nodes', exact: true })
  await offsite.advance('PT30S')
  await expect(nodes.getByText(/^Restoring the base backup: \d+ %$/)).toBeVisible({
    timeout: 15_000,
  })
  await offsite.advance('PT10M')
  await expect(lineage.getByRole('status')).toHaveText('Running', { timeout: 15_000 })
  await expect(nodes.getByRole('row')).toHaveCount(3)
  expect(await offsite.api('GET', FORK)).toMatchObject({
    service: { cloud_name: 'aws-eu-west-1', state: 'RUNNING' },
  })

  // Its lineage is derived, so it is there again after a reload.
  await page.reload()
  await expect(lineage).toContainText('Secondary location, Ireland')
  await lineage.getByRole('link', { name: 'orders-pg' }).click()
  await expect(page.getByRole('heading', { name: 'orders-pg', level: 1 })).toBeVisible()
})

test('the same by keyboard alone', async ({ signIn }) => {
  const page = await signIn('Ada Admin', BACKUPS)
  const button = page.getByRole('button', { name: 'Fork & restore' })
  await expect(button).toBeVisible()
  const dialog = dialogOf(page)
  const tabTo = async (target: ReturnType<Page['locator']>) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await expect(target).toBeFocused()
  }
  await tabTo(button)
  await page.keyboard.press('Enter')
  await tabTo(dialog.getByRole('radio', { name: 'Primary location' }))
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: 'Secondary location' })).toBeChecked()
  await tabTo(dialog.getByRole('radio', { name: 'Latest transaction' }))
  await page.keyboard.press('ArrowDown')
  await tabTo(dialog.getByRole('button', { name: '1 h before its end' }))
  await page.keyboard.press('Enter')
  await tabTo(dialog.getByRole('textbox', { name: 'Name' }))
  await page.keyboard.press('End')
  await page.keyboard.type('-by-hand')
  await tabTo(dialog.getByRole('button', { name: 'Create fork' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'orders-pg-fork-by-hand' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeFocused()
})

test('what was entered outlives polls, a lost connection and a wrong click', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', `${BACKUPS}?dialog=fork&location=secondary`)
  const dialog = dialogOf(page)
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await name.fill('restored-pg')
  await offsite.fault({ method: 'POST', path: '/service$', drop: true, times: 1 })
  await dialog.getByRole('button', { name: 'Create fork' }).click()
  await expect(dialog.getByRole('alert')).toContainText('there is no service restored-pg')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Stay' }).click()
  await offsite.advance('PT1H')
  await expect(name).toHaveValue('restored-pg')
  await expect(dialog.getByRole('radio', { name: 'Secondary location' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Create fork' }).click()
  await expect(page.getByRole('heading', { name: 'restored-pg', level: 1 })).toBeVisible()
})

inEveryLook(() => {
  test('the dialog and the fork’s page can be used by everybody', async ({ signIn, offsite }) => {
    const page = await signIn('Ada Admin', `${BACKUPS}?dialog=fork&location=secondary`)
    const dialog = dialogOf(page)
    await dialog.getByRole('radio', { name: 'Point in time' }).check()
    await dialog.getByRole('textbox', { name: 'Time of day' }).fill('99')
    await dialog.getByRole('button', { name: 'Create fork' }).click()
    await expect(dialog.getByText('Choose a day')).toBeVisible()
    await check(page)
    await dialog.getByRole('button', { name: 'Start of the window' }).click()
    await dialog.getByText(/Exact request/).click()
    await offsite.fault({ method: 'POST', path: '/service$', status: 403, times: 1 })
    await dialog.getByRole('button', { name: 'Create fork' }).click()
    await expect(dialog.getByRole('alert')).toContainText('role:services:recover')
    await check(page)
    await dialog.getByRole('radio', { name: 'Primary location' }).check()
    await dialog.getByRole('combobox', { name: 'Cloud' }).click()
    await check(page)
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Create fork' }).click()
    await expect(page.getByRole('region', { name: 'Lineage' })).toBeVisible()
    await check(page)
  })
})

test('the dialog opens from a link without a complaint of the browser, also at 320 px', async ({
  page,
  signIn,
  offsite,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await signIn('Ada Admin', '/')
  const complaints = complaintsOf(page)
  await page.goto(`${offsite.url}${BACKUPS}?dialog=fork&location=secondary`)
  const dialog = dialogOf(page)
  await dialog.getByRole('radio', { name: 'Point in time' }).check()
  await dialog.getByRole('button', { name: 'End of the window' }).click()
  await expect(dialog.getByText(/about USD/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(complaints).toEqual([])
})
