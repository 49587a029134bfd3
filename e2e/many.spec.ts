import type { Page } from '@playwright/test'
import { startMany, type Many } from './many/proxy'
import { WINDOWS } from './looks'
import { expect, test as base } from './offsite'

const LIST = '/projects/acme-production/services'

/** Budgets of docs/performance.md: counts, so that they hold on any machine. */
const MOST_ROWS = 150
const MOST_NODES = 3000

interface Fixtures {
  /** Opens a page where there is this much, signed in. */
  open: (many: Many, path: string) => Promise<Page>
}

const test = base.extend<Fixtures>({
  open: async ({ page, offsite }, provide) => {
    const closings: (() => unknown)[] = []
    await provide(async (many, path) => {
      const console = await startMany(offsite.sandbox, many)
      closings.push(console.close)
      await page.goto(console.url + path)
      await page.getByRole('textbox', { name: /token/i }).fill('sandbox-admin')
      await page.getByRole('button', { name: 'Sign in' }).click()
      return page
    })
    await page.close()
    for (const close of closings) await close()
  },
})

async function expectFew(page: Page) {
  const counts = await page.evaluate(() => ({
    rows: document.querySelectorAll('tbody tr').length,
    nodes: document.querySelectorAll('*').length,
  }))
  expect(counts.rows).toBeLessThanOrEqual(MOST_ROWS)
  expect(counts.nodes).toBeLessThanOrEqual(MOST_NODES)
}

test('of 10,000 services in one project those in sight are in the page', async ({ open }) => {
  const page = await open({ services: 10_000 }, LIST)
  const table = page.getByRole('table', { name: 'Current services' })
  await expect(table).toHaveAttribute('aria-rowcount', '10001', { timeout: 60_000 })
  await expectFew(page)

  await table.getByRole('link', { name: 'service-00000' }).focus()
  await page.keyboard.press('End')
  await expect(table.getByRole('link', { name: 'service-09999' })).toBeFocused()
  await expect(table.getByRole('link', { name: 'service-09999' })).toBeInViewport()
  await expectFew(page)
})

test('of 5,000 backups of a service those in sight are in the page', async ({ open }) => {
  const page = await open({ backups: 5000 }, `${LIST}/orders-pg/backups`)
  const table = page.getByRole('table', { name: 'Backups', exact: true })
  await expect(table).toHaveAttribute('aria-rowcount', '5001', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Show all 5,000' }).click()
  await expect(page.getByRole('button', { name: 'Show fewer' })).toBeAttached()
  await expectFew(page)
})

test('Home and End go to the ends of the page, and back returns to the same row', async ({
  open,
}) => {
  const page = await open({ services: 2000 }, LIST)
  const table = page.getByRole('table', { name: 'Current services' })
  await expect(table).toHaveAttribute('aria-rowcount', '2001')
  const toEnd = () =>
    page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY)
  await page.getByText('2,000 services').click()
  await page.keyboard.press('End')
  await expect(table.getByRole('link', { name: 'service-01999' })).toBeInViewport()
  // Rows that are measured afterwards can differ by a fraction of a pixel.
  await expect.poll(toEnd).toBeLessThan(2)
  await page.keyboard.press('Home')
  await expect(page.getByRole('heading', { name: 'Current services' })).toBeInViewport()
  expect(await page.evaluate(() => scrollY)).toBe(0)

  // So far down that the heights of rows on the way tell.
  await page.evaluate(() => scrollTo(0, 40_000))
  const link = table.getByRole('link', { name: 'service-00657' })
  await expect(link).toBeInViewport()
  const top = () => link.evaluate((element) => Math.round(element.getBoundingClientRect().top))
  const before = await top()
  await link.click()
  await expect(page).toHaveURL(/overview$/)
  await page.goBack()
  await expect(link).toBeInViewport()
  await expect.poll(top).toBe(before)
})

test('the keys of the browser’s search go to the page’s field, and again to the browser', async ({
  open,
}) => {
  const page = await open({ services: 300 }, LIST)
  await expect(page.getByText('300 services')).toBeVisible()
  const field = page.getByRole('searchbox', { name: 'Search services' })
  await page.evaluate(() => scrollTo(0, 9000))
  await page.keyboard.press('Control+f')
  await expect(field).toBeFocused()
  await expect(page.getByText('Ctrl F searches this table')).toBeInViewport()
  await page.keyboard.type('service-00299')
  await expect(page.getByRole('link', { name: 'service-00299' })).toBeVisible()
})

for (const window of ['on a phone', 'at 400 % zoom'] as const) {
  test.describe(window, () => {
    test.use({ viewport: WINDOWS[window] })

    test('cards far down have their place: they are reached by scrolling and by Tab', async ({
      open,
    }) => {
      const page = await open({ services: 80 }, '/coverage')
      const table = page.getByRole('table', { name: 'Services of all projects' })
      await expect(table).toHaveAttribute('aria-rowcount', '241')
      const links = table.getByRole('rowheader').getByRole('link')
      await expect(links.first()).toBeVisible()
      await links.first().focus()
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab')
        const focused = page.locator(':focus')
        await expect(focused, `press ${press}`).toBeInViewport({ timeout: 2000 })
      }
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      await expect(table.getByRole('row').last()).toHaveAttribute('aria-rowindex', '241')
      await expect(table.getByRole('row').last()).toBeInViewport()
    })
  })
}
