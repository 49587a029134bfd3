import { expect, test } from './offsite'

const BACKUPS = '/projects/acme-production/services/billing-pg/backups'

test('a secondary location is added and disabled from the menu', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', BACKUPS)
  const actions = page.getByRole('button', { name: 'Actions' })
  const dialog = page.getByRole('dialog', { name: /secondary backup location/ })
  await actions.click()
  await page.getByRole('menuitem', { name: 'Add secondary backup location' }).click()
  await expect(page).toHaveURL(/dialog=secondary-location/)
  await dialog.getByRole('combobox', { name: 'Backup location' }).fill('ireland')
  await dialog.getByRole('option', { name: /aws-eu-west-1/ }).click()
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(actions).toBeFocused()
  await expect(
    page.getByRole('status').filter({ hasText: 'Secondary backup location saved' }),
  ).toBeVisible()
  await page.reload()
  const summary = page.getByRole('region', { name: 'Recoverable now' })
  await expect(summary).toContainText('Accepted: aws-eu-west-1 is set')
  await offsite.advance('PT2M')
  await expect(summary).toContainText('Protected', { timeout: 15_000 })

  await actions.click()
  await page.getByRole('menuitem', { name: 'Edit secondary backup location' }).click()
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog).toContainText('You’ll lose access to 1 copy in aws-eu-west-1')
  await dialog.getByRole('checkbox', { name: 'I understand I’ll lose access to 1 copy in aws-eu-west-1' }).check()
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog).toBeHidden()
  await expect(summary).toContainText('Not protected')
})

test('the menu and its dialogs by keyboard alone', async ({ signIn }) => {
  const page = await signIn('Ada Admin', BACKUPS)
  const actions = page.getByRole('button', { name: 'Actions' })
  const items = page.getByRole('menuitem')
  await actions.press('Enter')
  await expect(items.nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(items.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(items.nth(0)).toBeFocused()
  await page.keyboard.press('End')
  await expect(items.nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(actions).toBeFocused()
  await expect(items.nth(0)).toBeHidden()
  // The next key may be pressed before the browser has told that the menu is open.
  const focused = actions.evaluate((button: HTMLElement) => {
    button.click()
    return document.activeElement?.textContent
  })
  expect(await focused).toBe('Add secondary backup location')
  await page.keyboard.press('Escape')

  await actions.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Configure backup settings' })
  const hour = dialog.getByRole('textbox', { name: 'backup hour' })
  await hour.fill('5')
  await dialog.getByRole('button', { name: 'Review changes' }).press('Enter')
  await expect(dialog.getByRole('heading', { name: /^Review/ })).toBeFocused()
  await dialog.getByRole('button', { name: 'Back to editing' }).press('Enter')
  await expect(hour).toHaveValue('5')
  await page.keyboard.press('Escape')
  const ask = page.getByRole('dialog', { name: 'Discard your changes?' })
  await ask.getByRole('button', { name: 'Keep editing' }).press('Enter')
  await dialog.getByRole('button', { name: 'Review changes' }).press('Enter')
  await dialog.getByRole('button', { name: 'Save configuration' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(actions).toBeFocused()
  await expect(page.getByText('backup hour: 3 → 5')).toBeVisible()
})

test('leaving with a chosen region asks, leaving an untouched dialog does not', async ({
  signIn,
}) => {
  const page = await signIn('Ada Admin', `${BACKUPS}?dialog=secondary-location`)
  const dialog = page.getByRole('dialog', { name: 'Add secondary backup location' })
  const ask = page.getByRole('dialog', { name: 'Discard your changes?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await page.goBack()
  await dialog.getByRole('combobox', { name: 'Backup location' }).fill('aws-eu-west-1')
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await ask.getByRole('button', { name: 'Discard changes' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
