import { checkAccess } from './check'
import { expect, test } from './offsite'

test('goes anywhere from the keyboard', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/coverage')
  await expect(page.getByText('27 services', { exact: true })).toBeVisible()
  const palette = page.getByRole('dialog', { name: 'Search or run a command' })
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('billing')
  await expect(palette.getByRole('option')).toHaveCount(1)
  await checkAccess(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'billing-pg' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('edit additional')
  await page.keyboard.press('Enter')
  const edit = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await expect(edit.getByRole('combobox', { name: 'additional backup regions' })).toBeVisible()
  // Keys belong to the dialog while it is open, and to fields that are typed in.
  await page.keyboard.type('go')
  await expect(edit).toBeVisible()
})

test('says so where a name could not be copied, and shows it', async ({ page, signIn }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  })
  await signIn('Ada Admin', '/projects/acme-production/services/billing-pg/overview')
  const palette = page.getByRole('dialog', { name: 'Search or run a command' })
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('copy')
  await page.keyboard.press('Enter')
  const notice = page.getByRole('status', { name: 'Notices' })
  await expect(notice).toContainText('Not copied: the browser blocked it')
  await expect(notice).toContainText('billing-pg')
})

test('answers to single keys, until they are turned off', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services')
  const table = page.getByRole('table', { name: 'Current services' })
  await expect(table.getByRole('row')).toHaveCount(15)
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(help).toBeVisible({ timeout: 500 })
  }).toPass()
  await checkAccess(page)
  await page.keyboard.press('Escape')

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(table.getByRole('row').nth(1).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('gc')
  await expect(page.getByRole('searchbox')).toHaveValue('gc')
  await page.getByRole('heading', { name: 'Current services' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Coverage', level: 1 })).toBeVisible()

  await page.keyboard.press('?')
  await help.getByLabel('Use keys without Ctrl').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page).toHaveURL(/coverage/)
})
