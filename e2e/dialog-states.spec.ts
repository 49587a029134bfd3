import { check } from './check'
import { inEveryLook } from './looks'
import { expect, test } from './offsite'

const SERVICES = '/projects/acme-production/services'
const ORDERS = `${SERVICES}/orders-pg`
/** Longer than it takes to look at what waits. In the end nothing is written. */
const SLOW = { latency_ms: 60_000, status: 403 }

// States of dialogs that no other test looks at: see also accessibility.spec.ts and those named like
// the dialogs.
inEveryLook(() => {
  test('options: saving and refused', async ({ signIn, offsite }) => {
    const page = await signIn('Ada Admin', `${ORDERS}/backups?dialog=backup-settings`)
    const settings = page.getByRole('dialog', { name: /backup settings$/ })
    const hour = settings.getByRole('textbox', { name: 'backup hour' })
    await hour.fill('9')
    await settings.getByRole('button', { name: 'Review changes' }).click()
    await offsite.fault({ method: 'PUT', path: '/service/', ...SLOW })
    await settings.getByRole('button', { name: 'Save configuration' }).click()
    await expect(settings.getByRole('status').filter({ hasText: 'Saving' })).toBeVisible()
    await check(page)
    await page.reload()
    await hour.fill('9')
    await settings.getByRole('button', { name: 'Review changes' }).click()
    await offsite.clearFaults()
    await offsite.fault({ method: 'PUT', path: '/service/', status: 403 })
    await settings.getByRole('button', { name: 'Save configuration' }).click()
    await expect(settings.getByRole('alert')).toBeVisible()
    await check(page)

    await page.goto(`${offsite.url}${ORDERS}/backups?dialog=secondary-location`)
    const location = page.getByRole('dialog', { name: /secondary backup location$/ })
    const region = location.getByRole('combobox', { name: 'Backup location' })
    await region.fill('paris')
    await expect(location.getByRole('option').first()).toBeVisible()
    await check(page)
    await location.getByRole('button', { name: 'Review changes' }).click()
    await expect(region).toHaveAttribute('aria-invalid', 'true')
    await check(page)
    await region.fill('aws-eu-west-3')
    await location.getByRole('button', { name: 'Review changes' }).click()
    await location.getByRole('checkbox', { name: /^I understand/ }).check()
    await location.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(location.getByRole('alert')).toBeVisible()
    await check(page)
  })

  test('signing in, the palette and the keys', async ({ page, offsite }) => {
    await offsite.fault({ path: '/v1/me', ...SLOW })
    await page.goto(offsite.url + SERVICES)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('Paste a token')).toBeVisible()
    await page.getByLabel('Or paste a sandbox token').fill('sandbox-admin')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await check(page)
    await offsite.clearFaults()
    await page.reload()
    await page.getByRole('button', { name: 'Continue as Ada Admin' }).click()
    await expect(page.getByRole('row', { name: /orders-pg/ }).first()).toBeVisible()
    const palette = page.getByRole('dialog', { name: 'Search or run a command' })
    await expect(async () => {
      await page.keyboard.press('Control+k')
      await expect(palette).toBeVisible({ timeout: 500 })
    }).toPass()
    await page.keyboard.type('orders')
    await page.keyboard.press('ArrowDown')
    await check(page)
    await page.keyboard.type(' nothing is called so')
    await expect(palette.getByText(/^Nothing matches/)).toBeVisible()
    await check(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await check(page)
  })

  test('creating: a service, a fork', async ({ signIn, offsite }) => {
    await offsite.fault({ method: 'POST', path: '/service$', ...SLOW })
    const page = await signIn('Ada Admin', `${ORDERS}/backups?dialog=fork`)
    const fork = page.getByRole('dialog', { name: 'New database fork' })
    await fork.getByRole('button', { name: 'Create fork' }).click()
    await expect(fork.getByRole('button', { name: 'Create fork' })).toBeDisabled()
    await check(page)
    await page.goto(
      `${offsite.url}/projects/acme-production/create-service?type=pg&plan=startup-4&cloud=aws-eu-central-1`,
    )
    await page.getByLabel('Service name').fill('orders-new')
    await page.getByRole('button', { name: 'Create service' }).click()
    await expect(page.getByRole('button', { name: 'Create service' })).toBeDisabled()
    await check(page)
  })

  test('an outage: a recovery under way', async ({ signIn, offsite }) => {
    await offsite.fault({ method: 'POST', path: '/service$', status: 403, times: 1 })
    await offsite.fault({ method: 'POST', path: '/service$', ...SLOW })
    const page = await signIn('Ada Admin', '/outage?region=aws-eu-central-1')
    await page.getByRole('button', { name: 'Start recovery' }).click()
    await page.getByRole('textbox', { name: /^Type/ }).fill('aws-eu-central-1')
    await page.getByRole('button', { name: 'Create 3 forks' }).click()
    const forks = page.getByRole('table', { name: 'Forks' })
    await expect(forks.getByText('Not created')).toBeVisible()
    await expect(forks.getByText('Requesting').first()).toBeVisible()
    await check(page)
  })

  test('many services: residency, bulk', async ({ signIn, offsite }) => {
    const page = await signIn('Ada Admin', '/coverage?dialog=residency')
    const residency = page.getByRole('dialog', { name: 'Residency policy' })
    const file = residency.getByLabel('Residency file')
    await file.setInputFiles({
      name: 'residency.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"acme-production": 7}'),
    })
    await expect(residency.getByRole('alert')).toContainText('not imported')
    await check(page)
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: /^Select all/ }).check()
    await page.getByRole('button', { name: 'Add secondary backup location' }).click()
    const bulk = page.getByRole('dialog', { name: 'Add secondary backup location' })
    await offsite.fault({ method: 'PUT', path: '/service/', status: 403, times: 1 })
    await offsite.fault({ method: 'PUT', path: '/service/', ...SLOW })
    await bulk.getByRole('button', { name: /^Add to/ }).click()
    await expect(bulk.getByText('Refused', { exact: true })).toBeVisible()
    await expect(bulk.getByText('Sending').first()).toBeVisible()
    await check(page)
  })
})
