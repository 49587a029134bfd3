import { expect, test } from './offsite'

test('what cannot be copied is there to be copied by hand', async ({ page, signIn }) => {
  // As on a page without HTTPS.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
  )
  await signIn('Ada Admin', '/projects/acme-production/services/billing-pg')
  const button = page.getByRole('button', { name: 'Copy service name' })
  await button.click()
  await expect(page.getByRole('status').filter({ hasText: /^Not copied/ })).toBeAttached()
  const text = page.getByRole('textbox', { name: 'Text to copy' })
  await expect(text).toBeFocused()
  await expect(text).toHaveValue('billing-pg')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('billing-pg')
  const [at, place] = await Promise.all([button.boundingBox(), text.boundingBox()])
  expect(Math.abs((place?.y ?? 0) - (at?.y ?? 0))).toBeLessThan(160)
  await page.keyboard.press('Escape')
  await expect(text).toBeHidden()
  await expect(button).toBeFocused()

  // In a dialog, Escape closes what is open in it first.
  await page.goto(`${page.url().split('?')[0]}?edit=configuration`)
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('textbox', { name: 'backup hour' }).fill('9')
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  await dialog.getByRole('button', { name: 'Copy request' }).click()
  await expect(text).toHaveValue(/"backup_hour": 9/)
  await page.keyboard.press('Escape')
  await expect(text).toBeHidden()
  await expect(dialog).toBeVisible()
})
