import type { Page } from '@playwright/test'
import { check, complaintsOf } from './check'
import { expect, test } from './offsite'

const SERVICE = '/v1/project/acme-production/service/billing-pg'
const BACKUPS = '/projects/acme-production/services/billing-pg/backups'
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const

/** Looks at the page as it is in both looks, and leaves it wide. */
async function inBothLooks(page: Page, look: () => Promise<void>) {
  for (const { colorScheme, width } of LOOKS.toReversed()) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    await look()
    await check(page)
  }
}

test('Rehearse moves the clock, lets the API fail, switches the user and starts over', async ({
  signIn,
  offsite,
}) => {
  await offsite.api('PUT', SERVICE, {
    user_config: { additional_backup_regions: ['aws-eu-west-1'] },
  })
  const page = await signIn('Ada Admin', BACKUPS)
  const recoverable = page.getByRole('region', { name: 'Recoverable now' })
  await expect(recoverable).toContainText('Waiting for first copy')
  const button = page.getByRole('button', { name: 'Rehearse' })
  const panel = page.getByRole('dialog', { name: 'Rehearse' })
  const said = panel.getByRole('status')

  await button.press('Enter')
  await panel.getByRole('button', { name: '1 hour ahead' }).press('Enter')
  await expect(said).toHaveText('Moved the clock 1 hour ahead')
  await expect(panel).toContainText('1 h ahead of real time')
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await expect(recoverable).toContainText('Protected')

  await button.press('Enter')
  const fail = panel.getByRole('switch', { name: /^Reads fail All/ })
  await fail.press('Space')
  await expect(said).toHaveText('On: Reads fail')
  await expect(fail).toBeChecked()
  await inBothLooks(page, () => expect(said).toBeInViewport())
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^Refresh failed/).first()).toBeVisible()
  await inBothLooks(page, () =>
    expect(page.getByRole('banner').getByText('Reads fail')).toBeInViewport(),
  )

  await page.setViewportSize({ width: 390, height: 800 })
  const menu = page.getByRole('button', { name: 'Menu' })
  await menu.press('Enter')
  await button.press('Enter')
  await fail.press('Space')
  await expect(said).toHaveText('Off: Reads fail')
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
  await page.setViewportSize({ width: 1280, height: 800 })

  await button.press('Enter')
  await offsite.fault({ path: '/v1/me', status: 403, times: 1 })
  await panel.getByRole('button', { name: 'Continue as Rita Reader' }).click()
  await expect(said).toContainText('Not done')
  await inBothLooks(page, () => expect(said).toBeInViewport())
  await panel.getByRole('button', { name: 'Continue as Rita Reader' }).click()
  await expect(said).toHaveText('Signed in as Rita Reader')
  await panel.getByRole('button', { name: 'Continue as Ada Admin' }).click()
  await expect(said).toHaveText('Signed in as Ada Admin')
  await panel.getByRole('button', { name: 'Start over' }).click()
  const question = page.getByRole('dialog', { name: 'Start over?' })
  await inBothLooks(page, () => expect(question).toContainText('drills and changes'))
  await question.getByRole('button', { name: 'Start over' }).click()
  await expect(said).toContainText('Started over')
  await expect(panel).toContainText('in real time')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('banner').getByText('Reads fail')).toBeHidden()
  await expect(recoverable).toContainText('Not protected')
})

test.describe('at a first visit', () => {
  test.use({ tour: true })

  test('a tour of five steps leads to the evidence, and does not come again', async ({
    signIn,
    page,
  }) => {
    const complaints = complaintsOf(page)
    await signIn('Ada Admin', '/projects/acme-production/services')
    const tour = page.getByRole('region', { name: 'Tour' })
    const heading = page.getByRole('heading', { level: 1 })
    const next = tour.getByRole('button', { name: 'Next' })
    await expect(tour).toContainText('step 1 of 5')
    await expect(tour.locator(':focus')).toHaveCount(0)
    await inBothLooks(page, async () => {
      const [above, below] = await Promise.all([tour.boundingBox(), heading.boundingBox()])
      expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0)
    })
    await tour.getByRole('link').click()
    await expect(page.getByRole('row', { name: /billing-pg/ })).toContainText('Not protected')
    await next.press('Enter')
    await expect(next).toBeFocused()

    await tour.getByRole('link', { name: 'Configure billing-pg' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
    await dialog.getByRole('combobox', { name: 'additional backup regions' }).fill('ireland')
    await dialog.getByRole('option', { name: /aws-eu-west-1/ }).click()
    await dialog.getByRole('button', { name: 'Review changes' }).click()
    await dialog.getByRole('button', { name: 'Save advanced configuration' }).click()
    await expect(dialog).toBeHidden()
    await next.click()

    await tour.getByRole('link', { name: 'Open its backups' }).click()
    const recoverable = page.getByRole('region', { name: 'Recoverable now' })
    await expect(recoverable).toContainText('Waiting for first copy')
    await tour.getByRole('button', { name: 'Move the clock' }).click()
    await expect(tour).toContainText('The clock moved 1 hour ahead.')
    await expect(recoverable).toContainText('Protected')
    await next.click()

    await tour.getByRole('link', { name: 'Let Frankfurt go down' }).click()
    await expect(page.getByRole('region', { name: 'Runbook' })).toContainText('billing-pg')
    await next.click()

    await tour.getByRole('link', { name: 'Open Coverage' }).click()
    await expect(page.getByText('27 services', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Export' }).click()
    const saved = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Table (CSV)' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^offsite-coverage-.*\.csv$/)
    await tour.getByRole('button', { name: 'End tour' }).click()
    await expect(tour).toBeHidden()

    await page.reload()
    await expect(page.getByText('27 services', { exact: true })).toBeVisible()
    await expect(tour).toBeHidden()
    await page.getByRole('button', { name: 'Rehearse' }).click()
    await page.getByRole('button', { name: 'Take the tour' }).click()
    await expect(tour).toContainText('step 1 of 5')
    await page.keyboard.press('Escape')
    await expect(tour).toBeHidden()
    expect(complaints).toEqual([])
  })
})
