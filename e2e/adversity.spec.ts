import type { Page } from '@playwright/test'
import { expect, test } from './offsite'

const OVERVIEW = '/projects/acme-production/services/billing-pg/overview'
const DIALOG = `${OVERVIEW}?edit=configuration`
const SERVICE = '/v1/project/acme-production/service/billing-pg'

function dialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  return {
    dialog,
    region: dialog.getByRole('combobox', { name: 'additional backup regions' }),
    backupHour: dialog.getByRole('textbox', { name: 'backup hour' }),
    review: dialog.getByRole('button', { name: 'Review changes' }),
    back: dialog.getByRole('button', { name: 'Back to editing' }),
    save: dialog.getByRole('button', { name: 'Save advanced configuration' }),
  }
}

/** From what is typed through the review, where copies may be given up, to the save. */
async function reviewAndSave(page: Page) {
  const { dialog, review, save } = dialogOf(page)
  await review.click()
  await expect(save).toBeVisible()
  const accept = dialog.getByRole('checkbox', { name: /^I understand/ })
  if ((await accept.count()) > 0) await accept.check()
  await save.click()
}

async function addRegion(page: Page, text: string) {
  const { dialog, region } = dialogOf(page)
  await dialog.getByRole('button', { name: 'Add configuration option' }).click()
  await dialog.getByLabel('Search configuration options').fill('additional_backup_regions')
  await dialog.getByRole('option', { name: /additional_backup_regions/ }).click()
  await region.fill(text)
}

test('a link to the open dialog survives sign-in', async ({ signIn }) => {
  const page = await signIn('Ada Admin', DIALOG)
  await expect(dialogOf(page).dialog).toBeVisible()
  await expect(page).toHaveURL(/edit=configuration/)
})

test('a region that cannot work is refused before it is sent, with the reason', async ({
  signIn,
}) => {
  const page = await signIn('Ada Admin', DIALOG)
  const { dialog, region, review } = dialogOf(page)
  await addRegion(page, 'google-europe-west1')
  await expect(dialog.getByRole('option', { name: /google-europe-west1 / })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await review.click()
  await expect(region).toHaveAccessibleDescription(/another provider/i)
  await expect(region).toBeFocused()
  await region.fill('aws-eu-central-1')
  await expect(region).toHaveAccessibleDescription(/service itself runs here/)
  await region.fill('AWS Ireland')
  await review.click()
  await expect(region).toHaveAccessibleDescription(/lower-case/i)
})

test('the list of regions opens when asked and closes before the dialog does', async ({
  signIn,
}) => {
  const page = await signIn('Ada Admin', DIALOG.replace('billing-pg', 'orders-pg'))
  const { dialog, region } = dialogOf(page)
  await expect(region).toHaveValue('aws-eu-west-1')
  await expect(dialog.getByRole('listbox')).toBeHidden()
  await region.press('ArrowDown')
  await expect(dialog.getByRole('listbox', { name: 'Regions' })).toBeVisible()
  await region.press('Escape')
  await expect(dialog.getByRole('listbox')).toBeHidden()
  await expect(dialog).toBeVisible()
  await region.press('Escape')
  await expect(dialog).toBeHidden()
})

test('what only the server knows is told on the field that it names', async ({ signIn }) => {
  const page = await signIn('Ada Admin', DIALOG)
  const { dialog, region } = dialogOf(page)
  await addRegion(page, 'aws-eu-nowhere-9')
  await reviewAndSave(page)
  await expect(dialog.getByRole('alert')).toContainText('Not saved')
  await expect(dialog.getByRole('alert')).toContainText('aws-eu-nowhere-9')
  await expect(region).toHaveValue('aws-eu-nowhere-9')
})

test('the 24-hour rule is told with the earliest time', async ({ signIn }) => {
  const page = await signIn(
    'Ada Admin',
    '/projects/acme-production/services/catalog-mysql/overview?edit=configuration',
  )
  const { region } = dialogOf(page)
  await region.fill('google-europe-west4')
  await reviewAndSave(page)
  await expect(region).toHaveAccessibleDescription(/once in 24 hours/)
  await expect(region).toHaveValue('google-europe-west4')
})

test('two tabs that save at once do not undo each other', async ({ signIn, offsite, context }) => {
  const first = await signIn('Ada Admin', DIALOG)
  const second = await context.newPage()
  await second.goto(offsite.url + DIALOG)
  await dialogOf(second).backupHour.fill('5')
  await dialogOf(second).review.click()
  // As a person would: only the tab in front is typed in.
  await first.bringToFront()
  await addRegion(first, 'aws-eu-west-1')
  await dialogOf(first).review.click()
  // By key: a click waits until its tab is drawn, and of two tabs only one may be.
  await Promise.all([dialogOf(first).save.press('Enter'), dialogOf(second).save.press('Enter')])
  await expect(dialogOf(first).dialog).toBeHidden()
  await expect(dialogOf(second).dialog).toBeHidden()
  const { service } = (await offsite.api('GET', SERVICE)) as {
    service: { user_config: Record<string, unknown> }
  }
  expect(service.user_config).toMatchObject({
    additional_backup_regions: ['aws-eu-west-1'],
    backup_hour: 5,
  })
})

test('two windows that change the same option: one is asked, and nothing is sent before', async ({
  signIn,
  offsite,
  context,
}) => {
  const first = await signIn('Ada Admin', DIALOG)
  const second = await context.newPage()
  await second.goto(offsite.url + DIALOG)
  await dialogOf(second).backupHour.fill('6')
  await first.bringToFront()
  await dialogOf(first).backupHour.fill('5')
  await reviewAndSave(first)
  await expect(dialogOf(first).dialog).toBeHidden()
  await second.bringToFront()
  const writes: string[] = []
  second.on('request', (request) => {
    if (request.method() === 'PUT') writes.push(request.postData() ?? '')
  })
  await reviewAndSave(second)
  const question = second.getByRole('dialog', { name: 'Resolve conflicting changes' })
  await expect(question.getByRole('region', { name: 'backup hour' })).toContainText('Theirs now5')
  expect(writes).toEqual([])
  await question.getByRole('radio', { name: 'Keep mine: 6' }).check()
  await question.getByRole('button', { name: 'Continue' }).click()
  await dialogOf(second).save.click()
  await expect(dialogOf(second).dialog).toBeHidden()
  expect(writes).toEqual(['{"user_config":{"backup_hour":6}}'])
})

test('a server error during a save loses nothing, and saving again works', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', DIALOG)
  const { dialog, region, back } = dialogOf(page)
  await addRegion(page, 'aws-eu-west-1')
  await offsite.fault({ method: 'PUT', path: '/service/billing-pg$', times: 1, status: 503 })
  await reviewAndSave(page)
  await expect(dialog.getByRole('alert')).toContainText('status 503')
  await back.click()
  await expect(region).toHaveValue('aws-eu-west-1')
  await reviewAndSave(page)
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Advanced configuration' })).toContainText(
    'aws-eu-west-1',
  )
})

test('a connection that breaks during a save is told as unknown, not as failed', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', DIALOG)
  const { dialog, backupHour, back } = dialogOf(page)
  await backupHour.fill('7')
  await offsite.fault({ method: 'PUT', path: '/service/billing-pg$', times: 1, drop: true })
  await reviewAndSave(page)
  await expect(dialog.getByRole('alert')).toContainText('Could not confirm whether')
  await back.click()
  await expect(backupHour).toHaveValue('7')
})

test('a save is sent once, however often it is clicked', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', DIALOG)
  const { dialog, review, save } = dialogOf(page)
  const writes: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT') writes.push(request.postData() ?? '')
  })
  await addRegion(page, 'aws-eu-west-1')
  await offsite.fault({ method: 'PUT', path: '/service/billing-pg$', times: 1, latency_ms: 400 })
  await review.click()
  await save.evaluate((button: HTMLButtonElement) => {
    for (let click = 0; click < 3; click += 1) button.click()
  })
  await save.click({ force: true })
  await expect(dialog).toBeHidden()
  expect(writes).toEqual(['{"user_config":{"additional_backup_regions":["aws-eu-west-1"]}}'])
})

test('a session that ends during an edit is renewed in place, the edit untouched', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', DIALOG)
  const { dialog, region, back } = dialogOf(page)
  await addRegion(page, 'aws-eu-west-1')
  await offsite.fault({ method: 'PUT', path: '/service/billing-pg$', times: 1, status: 401 })
  await reviewAndSave(page)
  const again = page.getByRole('dialog', { name: 'Sign in again' })
  await again.getByRole('button', { name: 'Continue as Ada Admin' }).click()
  await expect(again).toBeHidden()
  await back.click()
  await expect(region).toHaveValue('aws-eu-west-1')
  await reviewAndSave(page)
  await expect(dialog).toBeHidden()
})

test('polls never touch what is typed, and say what others changed', async ({
  page,
  signIn,
  offsite,
}) => {
  await page.clock.install()
  await signIn('Ada Admin', DIALOG)
  const { dialog, backupHour } = dialogOf(page)
  await backupHour.fill('9')
  await offsite.api('PUT', SERVICE, { user_config: { backup_hour: 21 } })
  for (let polls = 0; polls < 3; polls += 1) {
    const read = page.waitForResponse((answer) => answer.url().endsWith(SERVICE))
    await page.clock.fastForward('01:01')
    await read
  }
  await expect(
    dialog.getByRole('status').filter({ hasText: 'backup hour is now: 21' }),
  ).toBeVisible()
  await expect(backupHour).toHaveValue('9')
})

test('leaving a dialog with changes asks first', async ({ signIn }) => {
  const page = await signIn('Ada Admin', OVERVIEW)
  await page.getByRole('button', { name: 'Change' }).click()
  const { dialog, backupHour } = dialogOf(page)
  await backupHour.fill('9')
  await page.keyboard.press('Escape')
  const ask = page.getByRole('dialog', { name: 'Discard your changes?' })
  await ask.getByRole('button', { name: 'Keep editing' }).click()
  await expect(backupHour).toHaveValue('9')

  const asked: string[] = []
  page.once('dialog', (question) => {
    asked.push(question.type())
    void question.dismiss()
  })
  await page.evaluate(() => window.location.reload())
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(backupHour).toHaveValue('9')

  await page.keyboard.press('Escape')
  await ask.getByRole('button', { name: 'Discard changes' }).click()
  await expect(dialog).toBeHidden()
})

test('somebody who may only read sees what there is, and why not more', async ({ signIn }) => {
  const page = await signIn('Rita Reader', '/projects/acme-production/services/orders-pg/backups')
  await expect(page.getByText('You don’t have full access to')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Recoverable now' })).toContainText('Protected')
  await expect(page.getByRole('table', { name: 'Backups' })).toContainText('Copied')

  await page.goto(page.url().replace('/backups', '/overview?edit=configuration'))
  const { dialog, backupHour, back } = dialogOf(page)
  await expect(dialog.getByText('you may lack a permission')).toBeVisible()
  await backupHour.fill('9')
  await reviewAndSave(page)
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed')
  await expect(dialog.getByRole('alert')).toContainText('service:configuration:write')
  await back.click()
  await expect(backupHour).toHaveValue('9')
})

test('a saved value survives kill -9, and so does the session', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', DIALOG)
  await addRegion(page, 'aws-eu-west-1')
  await reviewAndSave(page)
  await expect(dialogOf(page).dialog).toBeHidden()
  await offsite.kill()
  await offsite.restart()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Advanced configuration' })).toContainText(
    'aws-eu-west-1',
  )
})

test('removing the option sends an empty list and says so', async ({ signIn, offsite }) => {
  const page = await signIn(
    'Ada Admin',
    '/projects/acme-production/services/orders-pg/overview?edit=configuration',
  )
  const { dialog } = dialogOf(page)
  await dialog.getByRole('button', { name: 'Remove additional backup regions' }).click()
  await reviewAndSave(page)
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Secondary backup location' })).toContainText(
    'Not protected',
  )
  const { service } = (await offsite.api(
    'GET',
    '/v1/project/acme-production/service/orders-pg',
  )) as {
    service: { user_config: Record<string, unknown> }
  }
  expect(service.user_config['additional_backup_regions'] ?? []).toEqual([])
})
