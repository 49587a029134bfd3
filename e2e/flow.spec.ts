import { expect, test } from './offsite'

test('the seed flow: from Current services to Secondary backup location', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/')
  await expect(page.getByRole('heading', { name: 'Current services' })).toBeVisible()
  const row = page.getByRole('row', { name: /billing-pg/ })
  await expect(row).toContainText('Not protected')
  await row.getByRole('link', { name: 'billing-pg' }).click()

  await expect(page.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
  const configuration = page.getByRole('region', { name: 'Advanced configuration' })
  await configuration.getByRole('button', { name: 'Change' }).click()

  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  await dialog.getByLabel('Search configuration options').fill('additional backup')
  await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
  const region = dialog.getByRole('combobox', { name: 'additional backup regions' })
  await expect(region).toBeFocused()
  await region.fill('ireland')
  await dialog.getByRole('option', { name: /aws-eu-west-1/ }).click()
  await expect(region).toHaveValue('aws-eu-west-1')
  await expect(dialog).toContainText('once in 24 hours')
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await expect(dialog.getByRole('heading', { name: 'Review: Edit advanced' })).toBeFocused()
  await expect(dialog.getByRole('region', { name: 'Effects' })).toContainText(
    'Copies in aws-eu-west-1 start after the next backup',
  )
  await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()

  await expect(dialog).toBeHidden()
  await expect(
    page.getByRole('status').filter({ hasText: 'Advanced configuration saved' }),
  ).toBeVisible()
  const option = configuration.getByRole('row', { name: /additional backup regions/ })
  await expect(option).toContainText('additional_backup_regions')
  await expect(option).toContainText('aws-eu-west-1')
  await expect(page.getByRole('region', { name: 'Secondary backup location' })).toContainText(
    'Waiting for first copy',
  )

  await page.getByRole('link', { name: 'Backups', exact: true }).click()
  const summary = page.getByRole('region', { name: 'Recoverable now' })
  await expect(summary).toContainText('Secondary backup location')
  await expect(summary).toContainText('Waiting for first copy')
  await expect(summary).toContainText('aws-eu-west-1')
})

test('a first copy arrives by itself, and the list says so too', async ({ signIn, offsite }) => {
  await offsite.api('PUT', '/v1/project/acme-production/service/billing-pg', {
    user_config: { additional_backup_regions: ['aws-eu-west-1'] },
  })
  const page = await signIn('Ada Admin', '/projects/acme-production/services/billing-pg/backups')
  const summary = page.getByRole('region', { name: 'Recoverable now' })
  await expect(summary).toContainText('Waiting for first copy')
  await expect(summary.getByRole('list', { name: 'Progress to the first copy' })).toContainText(
    'Waiting for the next backup, scheduled for',
  )
  await expect(page).toHaveTitle('Backups · billing-pg · Offsite')
  await offsite.advance('PT2M')
  await expect(summary).toContainText('Protected', { timeout: 15_000 })
  await expect(summary).toContainText('First copy: the backup of')
  await expect(page).toHaveTitle('✓ Protected · billing-pg')
  await expect(page.getByRole('table', { name: 'Backups' }).getByRole('row').nth(1)).toContainText(
    'Copied',
  )
  await page.getByRole('link', { name: 'Current services' }).click()
  const services = page.getByRole('table', { name: 'Current services' })
  await expect(services.getByRole('row', { name: /billing-pg/ })).toContainText('Protected')
})

test('the same by keyboard alone', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services?q=billing-pg')
  await expect(page.getByRole('table', { name: 'Current services' })).toBeVisible()
  const press = async (key: string, until: () => Promise<boolean>, most = 40) => {
    for (let presses = 0; presses < most && !(await until()); presses += 1) {
      await page.keyboard.press(key)
    }
    expect(await until()).toBe(true)
  }
  const focused = (name: string) => async () =>
    page.evaluate((text) => {
      const element = document.activeElement
      const label = element?.getAttribute('aria-label') ?? element?.textContent
      return label?.trim() === text
    }, name)

  await press('Tab', focused('billing-pg'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeFocused()
  await press('Tab', focused('Change'))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await expect(dialog).toBeVisible()
  await press('Tab', focused('Add configuration option'))
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Search configuration options')).toBeFocused()
  await page.keyboard.type('additional_backup_regions')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('combobox', { name: 'additional backup regions' })).toBeFocused()
  await page.keyboard.type('stockholm')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('combobox', { name: 'additional backup regions' })).toHaveValue(
    'aws-eu-north-1',
  )
  await press('Tab', focused('Review changes'), 80)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Review: Edit advanced' })).toBeFocused()
  await press('Tab', focused('Save advanced configuration'))
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Change' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Advanced configuration' })).toContainText(
    'aws-eu-north-1',
  )
})
