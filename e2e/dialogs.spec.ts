import { expect, test } from './offsite'

test('Escape, pressed again and again, asks and loses nothing', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services/billing-pg')
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  await dialog.getByLabel('Search configuration options').fill('additional backup')
  await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
  const region = dialog.getByRole('combobox', { name: 'additional backup regions' })
  await region.fill('aws-eu-west-1')
  await page.keyboard.press('Tab')

  const question = page.getByRole('dialog', { name: 'Discard your changes?' })
  for (let presses = 1; presses <= 9; presses += 1) {
    await page.keyboard.press('Escape')
    // One press asks, the next goes back to editing.
    await expect(question).toBeVisible({ visible: presses % 2 === 1 })
  }
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(question).toBeHidden()
  await expect(region).toHaveValue('aws-eu-west-1')

  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Discard changes' }).click()
  await expect(dialog).toBeHidden()
})

test('Back leads from the review to the fields, and from there asks', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services/billing-pg')
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  const hour = dialog.getByRole('textbox', { name: 'backup hour' })
  await hour.fill('7')
  await dialog.getByRole('button', { name: 'Review changes' }).click()
  const review = page.getByRole('dialog', { name: 'Review: Edit advanced configuration' })
  await expect(review).toBeVisible()

  await page.goBack()
  const question = page.getByRole('dialog', { name: 'Discard your changes?' })
  await expect(hour).toHaveValue('7')
  await expect(question).toBeHidden()
  await page.goBack()
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(hour).toHaveValue('7')
  await expect(page).toHaveURL(/edit=configuration/)
  await page.goBack()
  await question.getByRole('button', { name: 'Discard changes' }).click()
  await expect(dialog).toBeHidden()
})

test('the RPO that was typed is not lost by Back or a reload', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services/orders-pg/backups')
  await page.getByRole('link', { name: 'Change the recovery point objective' }).click()
  const hours = page.getByRole('textbox', { name: 'Hours' })
  await hours.fill('48')
  await page.getByRole('button', { name: 'Review changes' }).click()
  const review = page.getByRole('dialog', { name: 'Review: Recovery point objective' })
  await expect(review).toBeVisible()

  await page.goBack()
  const question = page.getByRole('dialog', { name: 'Discard your changes?' })
  await expect(hours).toHaveValue('48')
  await expect(question).toBeHidden()
  await page.goBack()
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(hours).toHaveValue('48')

  const asked = page.waitForEvent('dialog')
  const reload = page.reload()
  await (await asked).accept()
  await reload
  await expect(hours).not.toHaveValue('48')
})

test('a dialog that the browser closes by itself is there again', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services/billing-pg')
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  await dialog.getByLabel('Search configuration options').fill('additional backup')
  await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
  await dialog.getByRole('combobox', { name: 'additional backup regions' }).fill('aws-eu-west-1')
  // As the gesture for "back" of a phone does.
  await dialog.evaluate((element: HTMLDialogElement) => element.close())
  const question = page.getByRole('dialog', { name: 'Discard your changes?' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(dialog).toBeVisible()
})

test('what must be answered outlasts Escape', async ({ page, signIn }) => {
  // What the page still reads would ask to sign in before anybody clicks; this comes last.
  const last = page.waitForResponse(/\/sandbox\/faults$/)
  await signIn('Ada Admin', '/projects/acme-production/services')
  await last
  await page.waitForLoadState('networkidle')
  await page.context().clearCookies()
  await page.getByRole('link', { name: 'billing-pg' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog).toBeVisible()
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.press('Escape')
  await dialog.evaluate((element: HTMLDialogElement) => element.close())
  await dialog.getByRole('button', { name: 'Continue as Ada Admin' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
})

test('what an input method composes is left to it', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services/billing-pg')
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  const search = dialog.getByLabel('Search configuration options')
  await expect(search).toBeFocused()
  const browser = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    browser.send('Input.imeSetComposition', { text, selectionStart: 0, selectionEnd: text.length })

  await compose('backup')
  await expect(dialog.getByRole('option').first()).toBeVisible()
  for (const key of ['ArrowDown', 'Enter', 'Escape']) {
    await page.keyboard.press(key)
    await expect(dialog).toBeVisible()
    await expect(dialog.locator('[role="option"][data-active]')).toHaveCount(0)
    await compose('backup')
  }
  await browser.send('Input.insertText', { text: 'backup' })
  await page.keyboard.press('ArrowDown')
  await expect(dialog.locator('[role="option"][data-active]')).toHaveCount(1)
})

test('a dialog whose code an update took away says so, and leaves the page', async ({ signIn }) => {
  const page = await signIn('Ada Admin', '/projects/acme-production/services/orders-pg/backups')
  await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible()
  await page.route(/\/assets\/(fork|ObjectiveDialog)-/, (route) => route.fulfill({ status: 404 }))
  await page.getByRole('link', { name: 'Change the recovery point objective' }).click()
  const dialog = page.getByRole('dialog', { name: 'This part could not be shown' })
  await expect(dialog.getByRole('button', { name: 'Reload the page' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible()

  await page.unrouteAll()
  await page.reload()
  await page.getByRole('button', { name: 'Fork & restore' }).click()
  await expect(page.getByRole('dialog', { name: 'New database fork' })).toBeVisible()
})
