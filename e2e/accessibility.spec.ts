import { check, complaintsOf } from './check'
import { inEveryLook } from './looks'
import { expect, test } from './offsite'

const SERVICE = '/projects/acme-production/services/orders-pg'

inEveryLook(() => {
  test('sign-in', async ({ page, offsite }) => {
    await page.goto(offsite.url)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await check(page)
    await page.getByLabel('Or paste a sandbox token').fill('wrong')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('not accepted')
    await check(page)
  })

  test('every page', async ({ signIn, offsite }) => {
    const page = await signIn('Ada Admin', '/')
    await expect(page.getByRole('row', { name: /orders-pg/ })).toBeVisible()
    await check(page)
    await page.goto(`${offsite.url}/projects/acme-production/services?q=nothing+is+called+so`)
    await expect(page.getByText('No services match')).toBeVisible()
    await check(page)
    await page.goto(`${offsite.url}${SERVICE}`)
    await expect(page.getByRole('row', { name: /backup hour/ })).toBeVisible()
    await check(page)
    await page.goto(`${offsite.url}${SERVICE.replace('orders-pg', 'inventory-mysql')}/backups`)
    await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible()
    await expect(page.locator('canvas')).toBeVisible()
    await page.getByText('Values as a table').click()
    await expect(page.getByRole('table', { name: /^Values of/ })).toBeVisible()
    await check(page)
    await page.goto(`${offsite.url}/nowhere`)
    await expect(page.getByRole('heading', { name: /no page/ })).toBeVisible()
    await check(page)
  })

  test('every dialog', async ({ signIn }) => {
    const page = await signIn('Ada Admin', `${SERVICE}/overview?edit=configuration`)
    const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
    await dialog.getByRole('combobox', { name: 'additional backup regions' }).click()
    await expect(dialog.getByRole('option', { name: /aws-eu-west-1/ })).toBeVisible()
    await check(page)
    await dialog.getByRole('button', { name: 'Add configuration option' }).click()
    await expect(dialog.getByLabel('Search configuration options')).toBeFocused()
    await check(page)
    await dialog.getByRole('button', { name: 'Cancel adding' }).click()
    await dialog.getByRole('textbox', { name: 'backup hour' }).fill('99')
    await dialog.getByRole('button', { name: 'Review changes' }).click()
    await expect(dialog.getByText('Must be between 0 and 23')).toBeVisible()
    await check(page)
    await page.keyboard.press('Escape')
    const ask = page.getByRole('dialog', { name: 'Discard your changes?' })
    await expect(ask).toBeVisible()
    await check(page)
  })

  test('the review', async ({ signIn, offsite }) => {
    const page = await signIn('Ada Admin', `${SERVICE}/overview?edit=configuration`)
    const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
    await dialog.getByRole('textbox', { name: 'backup hour' }).fill('9')
    await dialog.getByRole('button', { name: 'Review changes' }).click()
    await expect(dialog.getByRole('region', { name: 'API request' })).toBeVisible()
    await check(page)
    await offsite.api('PUT', '/v1/project/acme-production/service/orders-pg', {
      user_config: { backup_hour: 5 },
    })
    await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()
    const question = page.getByRole('dialog', { name: 'Resolve conflicting changes' })
    await expect(question).toBeVisible()
    await check(page)
    await question.getByRole('radio', { name: /^Keep mine/ }).check()
    await question.getByRole('button', { name: 'Continue' }).click()
    await offsite.fault({ method: 'PUT', path: '/service/', times: 1, status: 401 })
    await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    await check(page)
  })

  test('the dialog over the backups', async ({ signIn }) => {
    const page = await signIn('Ada Admin', `${SERVICE}/backups?edit=objective`)
    const dialog = page.getByRole('dialog', { name: 'Recovery point objective' })
    await dialog.getByLabel('Hours').fill('no')
    await dialog.getByRole('button', { name: 'Review changes' }).click()
    await expect(dialog.getByText(/^Enter whole hours and minutes/)).toBeVisible()
    await check(page)
    await dialog.getByLabel('Hours').fill('4')
    await expect(dialog.getByRole('region', { name: 'What if' })).toBeVisible()
    await check(page)
    await dialog.getByRole('button', { name: 'Review changes' }).click()
    const review = page.getByRole('dialog', { name: 'Review: Recovery point objective' })
    await expect(review.getByRole('button', { name: 'Save RPO' })).toBeVisible()
    await check(page)
  })

  test('every dialog of the backups', async ({ signIn, offsite }) => {
    const page = await signIn('Ada Admin', `${SERVICE}/backups`)
    await page.getByRole('button', { name: 'Actions' }).click()
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await check(page)
    await page.getByRole('menuitem', { name: 'Edit secondary backup location' }).click()
    const dialog = page.getByRole('dialog', { name: /secondary backup location/ })
    await expect(dialog.getByRole('combobox', { name: 'Backup location' })).toBeVisible()
    await check(page)
    await dialog.getByRole('button', { name: 'Disable' }).click()
    await expect(dialog.getByRole('checkbox', { name: /^I understand/ })).toBeVisible()
    await check(page)
    await page.goto(`${offsite.url}${SERVICE}/backups?dialog=backup-settings`)
    const settings = page.getByRole('dialog', { name: 'Configure backup settings' })
    await expect(settings.getByRole('textbox', { name: 'backup hour' })).toBeVisible()
    await check(page)
    await page.goto(`${offsite.url}${SERVICE.replace('orders-pg', 'events-kafka')}/backups`)
    await page.getByRole('button', { name: 'Actions' }).click()
    await expect(page.getByRole('menuitem').first()).toContainText('does not offer')
    await check(page)
  })
})

test('every page loads without a violation of the content security policy', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', '/')
  const complaints = complaintsOf(page)
  for (const path of [
    '/',
    `${SERVICE}/overview`,
    `${SERVICE}/overview?edit=configuration`,
    `${SERVICE}/backups`,
    `${SERVICE}/backups?dialog=secondary-location`,
  ]) {
    await page.goto(offsite.url + path)
    await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0)
    await expect(page.getByText(/Updated .* ago/)).toBeVisible()
    if (path.endsWith('/backups')) await expect(page.locator('canvas')).toBeVisible()
  }
  expect(complaints).toEqual([])
})

test('secrets are nowhere but on the screen, and only when asked for', async ({
  signIn,
  offsite,
  context,
}) => {
  const page = await signIn('Ada Admin', `${SERVICE}/overview`)
  const connection = page.getByRole('region', { name: 'Connection information' })
  await expect(connection).toContainText('orders-pg')
  await expect(connection).not.toContainText('postgres://')
  await connection.getByRole('button', { name: 'Show secrets' }).click()
  const uri = await connection.getByText(/^postgres/).innerText()
  const password = new URL(uri).password
  expect(password).not.toBe('')
  expect(uri).not.toContain('redacted')

  const stored = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage, document.cookie]),
  )
  const cookies = JSON.stringify(await context.cookies())
  for (const place of [stored, cookies, page.url(), offsite.output()]) {
    expect(place).not.toContain(password)
  }
  for (const place of [stored, cookies, page.url()]) expect(place).not.toContain('sandbox-admin')
  await connection.getByRole('button', { name: 'Hide secrets' }).click()
  await expect(connection).not.toContainText(password)
})

test('nothing is cut off at 320 px, the narrowest that must be read', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await signIn('Ada Admin', '/')
  for (const path of [
    '',
    '/orders-pg/overview',
    '/orders-pg/overview?edit=configuration',
    '/orders-pg/backups',
    '/orders-pg/backups?dialog=secondary-location',
    '/orders-pg/backups?dialog=backup-settings',
  ]) {
    await page.goto(new URL(`/projects/acme-production/services${path}`, page.url()).href)
    await expect(page.getByText(/Updated .* ago/)).toBeVisible()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(320)
  }
})
