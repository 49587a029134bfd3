import { check } from './check'
import { inEveryLook } from './looks'
import { expect, test } from './offsite'

const FORM = '/projects/acme-production/create-service'
const PG = `${FORM}?type=pg&plan=startup-4&cloud=aws-eu-central-1`

test('from Current services to a running service with a copy elsewhere', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services')
  await page.getByRole('link', { name: 'Create service' }).click()
  await expect(page.getByRole('heading', { name: 'Create service' })).toBeFocused()
  await page.getByRole('radio', { name: 'PostgreSQL' }).check()
  const cloud = page.getByRole('combobox', { name: 'Cloud region' })
  await expect(cloud).toHaveValue('aws-eu-central-1')
  await cloud.fill('stockholm amazon')
  await page.getByRole('option', { name: /aws-eu-north-1/ }).click()
  await page.getByRole('radio', { name: 'business-4' }).check()
  await page.getByLabel('Service name').fill('orders-new')
  // The click comes while the name is being looked up: nothing may move under it.
  await page.getByLabel('Keep copies of the backups in another region').check()
  await page.getByRole('combobox', { name: 'Backup location' }).fill('ireland')
  await page.getByRole('option', { name: /aws-eu-west-1/ }).click()
  await page.getByRole('button', { name: 'Add configuration option' }).click()
  await page.getByLabel('Search configuration options').fill('admin_username')
  await page.getByRole('option', { name: /admin_username/ }).click()
  await page.getByRole('textbox', { name: 'admin username' }).fill('boss')

  const summary = page.getByRole('region', { name: 'Summary' })
  await expect(summary).toContainText(/USD \d.*per hour/)
  await expect(page.getByRole('region', { name: 'Equivalent commands' })).toContainText(
    'service create orders-new',
  )
  await summary.getByRole('button', { name: 'Create service' }).click()

  await expect(page).toHaveURL(/services\/orders-new\/overview$/)
  await expect(page.getByRole('heading', { name: 'orders-new' })).toBeVisible()
  await expect(page.getByText('Rebuilding').first()).toBeVisible()
  await offsite.advance('PT3M')
  await expect(page.getByText('Running').first()).toBeVisible({ timeout: 15_000 })
  await expect(page.getByRole('region', { name: 'Secondary backup location' })).toContainText(
    'aws-eu-west-1',
  )
})

test('by keyboard alone', async ({ signIn }) => {
  const page = await signIn('Ada Admin', FORM)
  await expect(page.getByRole('radio', { name: 'MySQL' })).toBeVisible()
  const tabTo = async (role: 'radio' | 'combobox' | 'textbox' | 'button', name: string) => {
    const target = page.getByRole(role, { name, exact: true })
    const focused = async () => target.evaluate((element) => element === document.activeElement)
    for (let presses = 0; presses < 40 && !(await focused()); presses += 1) {
      await page.keyboard.press('Tab')
    }
    await expect(target).toBeFocused()
  }
  await tabTo('radio', 'MySQL')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'PostgreSQL' })).toBeChecked()
  await tabTo('combobox', 'Cloud region')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('aws ireland')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Cloud region' })).toHaveValue('aws-eu-west-1')
  await tabTo('radio', 'hobbyist')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'startup-4' })).toBeChecked()
  await tabTo('textbox', 'Service name')
  await page.keyboard.type('keys-only')
  await tabTo('button', 'Create service')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/services\/keys-only\/overview$/)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeFocused()
})

test('a click on Create twice creates one service', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', PG)
  await page.getByLabel('Service name').fill('only-one')
  await offsite.fault({ method: 'POST', path: '/service$', latency_ms: 800 })
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/service')) sent.push(request.url())
  })
  // What is still arriving would move the button away from under the pointer.
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('per hour')
  await page.getByRole('button', { name: 'Create service' }).dblclick()
  await expect(page).toHaveURL(/services\/only-one\/overview$/)
  expect(sent).toHaveLength(1)
})

test('a reload by mistake asks first, and so does leaving', async ({ signIn }) => {
  const page = await signIn('Ada Admin', PG)
  await page.getByLabel('Service name').fill('half-done')
  await page.getByRole('link', { name: 'Cancel' }).click()
  const ask = page.getByRole('dialog', { name: 'Leave this form?' })
  await ask.getByRole('button', { name: 'Stay' }).click()
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.evaluate(() => window.location.reload())
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(page.getByLabel('Service name')).toHaveValue('half-done')
})

inEveryLook(() => {
  test('nothing stands in anybody’s way', async ({ signIn, offsite }) => {
    const page = await signIn('Ada Admin', FORM)
    await expect(page.getByRole('radio', { name: 'PostgreSQL' })).toBeVisible()
    await check(page)
    await page.getByRole('button', { name: 'Create service' }).click()
    await expect(page.getByText('Choose a service type').first()).toBeVisible()
    await check(page)

    await page.goto(offsite.url + PG)
    await expect(page.getByRole('radio', { name: 'startup-4' })).toBeChecked()
    await page.getByLabel('Keep copies of the backups in another region').check()
    await page.getByRole('button', { name: 'Add tag' }).click()
    await page.getByRole('combobox', { name: 'Cloud region' }).click()
    await expect(page.getByRole('option', { name: /aws-eu-west-1/ }).first()).toBeVisible()
    await check(page)
    await page.keyboard.press('Escape')
    await page.getByLabel('Service name').fill('orders-pg')
    await page.getByRole('button', { name: 'Create service' }).click()
    await expect(page.getByText(/already has a service named orders-pg/).first()).toBeVisible()
    await check(page)

    await page.goto(offsite.url + PG)
    await page.getByLabel('Service name').fill('orders-new')
    await offsite.fault({ method: 'POST', path: '/service$', times: 1, drop: true })
    await page.getByRole('button', { name: 'Create service' }).click()
    await expect(page.getByRole('alert')).toContainText('The service was not created')
    await check(page)
  })
})
