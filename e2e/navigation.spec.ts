import { expect, test } from './offsite'

const LIST = '/projects/acme-production/services'

test('the frame is painted before any data arrives', async ({ page, signIn, offsite }) => {
  await signIn('Ada Admin', LIST)
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  await offsite.fault({ path: '^/v1/', latency_ms: 2500 })
  await page.reload()
  await expect(page.getByRole('link', { name: 'Offsite' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Current services' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Loading services' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(0)
  await offsite.clearFaults()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
})

test('filters, search and order are in the URL, and come back with it', async ({ signIn }) => {
  const page = await signIn('Ada Admin', LIST)
  const rows = page.getByRole('table', { name: 'Current services' }).getByRole('row')
  await expect(rows).toHaveCount(15)
  await page.getByLabel('Protection', { exact: true }).selectOption('Not protected')
  await page.getByRole('searchbox', { name: 'Search services' }).fill('pg business')
  await expect(page.getByText(/^\d+ of 14 services$/)).toBeVisible()
  await expect(page).toHaveURL(/backup=not-protected/)
  await expect(page).toHaveURL(/q=pg/)
  await page.reload()
  await expect(page.getByRole('searchbox', { name: 'Search services' })).toHaveValue('pg business')
  await expect(page.getByRole('row', { name: /billing-pg/ })).toBeVisible()

  await page.getByRole('searchbox', { name: 'Search services' }).fill('zzz')
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(rows).toHaveCount(15)
  await expect(page.getByRole('searchbox', { name: 'Search services' })).toHaveValue('')

  await page.getByRole('link', { name: 'Secondary backup location' }).click()
  await expect(rows.nth(1)).toContainText('Not protected')
  await page.getByRole('link', { name: 'Secondary backup location' }).click()
  await expect(rows.nth(1)).toContainText('Not supported')
  await expect(
    page.getByRole('columnheader', { name: 'Secondary backup location' }),
  ).toHaveAttribute('aria-sort', 'descending')
})

test('rows and tabs are links: title, focus and back work', async ({ signIn, context }) => {
  const page = await signIn('Ada Admin', `${LIST}?q=orders`)
  await expect(page).toHaveTitle('Current services · acme-production · Offsite')
  const row = page.getByRole('row', { name: /orders-pg/ })

  const opened = context.waitForEvent('page')
  // Not on the name: the whole row is the link.
  await row.click({ modifiers: ['ControlOrMeta'] })
  const other = await opened
  await expect(other).toHaveTitle('Overview · orders-pg · Offsite')
  await other.close()

  await row.click()
  await expect(page).toHaveTitle('Overview · orders-pg · Offsite')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeFocused()
  await page.getByRole('link', { name: 'Backups', exact: true }).click()
  await expect(page).toHaveTitle('Backups · orders-pg · Offsite')
  await expect(page.getByRole('heading', { name: 'Backups', exact: true })).toBeFocused()
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('searchbox', { name: 'Search services' })).toHaveValue('orders')
  await expect(page.getByRole('heading', { name: 'Current services' })).toBeFocused()
})

test('another project is two clicks away', async ({ signIn }) => {
  const page = await signIn('Ada Admin', LIST)
  await page.getByText('acme-production').first().click()
  await page
    .getByRole('list', { name: 'Projects' })
    .getByRole('link', { name: 'acme-analytics' })
    .click()
  await expect(page).toHaveURL(/acme-analytics\/services$/)
  await expect(page.getByText('7 services')).toBeVisible()
})

test('a service that is rebuilding becomes running by itself', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', `${LIST}/reports-pg/overview`)
  const nodes = page.getByRole('table', { name: 'Nodes of the service' })
  await expect(page.getByText('Rebuilding', { exact: true })).toBeVisible()
  await expect(nodes.getByRole('progressbar').first()).toBeVisible()
  await offsite.advance('PT3M')
  await expect(page.getByText('Running', { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(nodes.getByRole('progressbar')).toHaveCount(0)
})

test('a page that cannot be read keeps the frame, says why, and can be retried', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', LIST)
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  await offsite.fault({ method: 'GET', path: '/service$', status: 501 })
  await page.reload()
  await expect(page.getByText('The services could not be loaded')).toBeVisible()
  await expect(page.getByText(/status 501 · request /)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Services' })).toBeVisible()
  await offsite.clearFaults()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
})

test('reads are repeated when that can help, and old data stays in sight when it cannot', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', LIST)
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
  await offsite.fault({ method: 'GET', path: '/service$', times: 1, status: 429, retry_after: 1 })
  await page.reload()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()

  await offsite.fault({ method: 'GET', path: '/service$', status: 400 })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText(/Refresh failed; showing data from/)).toBeVisible()
  await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
})

test('times and theme follow the choice, and the choice survives', async ({ signIn }) => {
  const page = await signIn('Ada Admin', `${LIST}/orders-pg/backups`)
  const table = page.getByRole('table', { name: 'Backups' })
  await expect(table).toContainText('UTC+2')
  await page.getByRole('radio', { name: 'UTC' }).check()
  await expect(table).not.toContainText('UTC+2')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.reload({ waitUntil: 'commit' })
  // Set by the blocking script, before the application starts.
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('radio', { name: 'UTC' })).toBeChecked()
})

test('somebody without access to a project is told so', async ({ signIn }) => {
  const page = await signIn('Rita Reader', '/projects/acme-analytics/services')
  await expect(page.getByText('You don’t have access to acme-analytics')).toBeVisible()
  await expect(page.getByText(/Not a project member/)).toBeVisible()
})

test('signing out leaves nothing behind', async ({ signIn, context }) => {
  const page = await signIn('Ada Admin', LIST)
  await expect(page.getByText('ada@acme.example', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('orders-pg')).toHaveCount(0)
  expect(await context.cookies()).toEqual([])
})

test('a server that is gone is told, and found again', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', `${LIST}/billing-pg/overview`)
  await expect(page.getByRole('row', { name: /backup hour/ })).toBeVisible()
  await offsite.kill()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText(/Refresh failed; showing data from/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('row', { name: /backup hour/ })).toBeVisible()
  await offsite.restart()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText(/^Updated .* ago$/)).toBeVisible()
})

test('a page that was not open before a server went says so in the frame, until it is back', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', LIST)
  await expect(page.getByRole('row', { name: /billing-pg/ })).toBeVisible()
  await offsite.kill()
  const link = page.getByRole('link', { name: 'Region outage' })
  await link.click()
  const broken = page.getByText('This page could not be shown')
  await expect(broken).toBeVisible()
  const retry = page.getByRole('main').getByRole('button', { name: 'Retry' })
  await retry.click()
  await expect(page.getByText(/^Offsite’s server is not responding\./)).toBeVisible()
  await expect(link).toBeVisible()
  await offsite.restart()
  await retry.click()
  await expect(page.getByRole('heading', { level: 1, name: /Region outage/ })).toBeVisible()
  await expect(broken).toBeHidden()
})
