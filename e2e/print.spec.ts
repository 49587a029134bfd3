import { expect, test } from './offsite'

const ORDERS = '/projects/acme-production/services/orders-pg'

/** Every page, and a table of it with the rows that it has on paper, its head included. */
const PAGES = [
  ['/projects/acme-production/services', 'Current services', 15],
  [`${ORDERS}/overview`, 'Options that are set', undefined],
  [`${ORDERS}/backups`, 'Backups', undefined],
  ['/coverage', 'Services of all projects', 28],
  ['/outage?region=aws-eu-central-1', 'Forks', 4],
] as const

test('paper shows what a page says, dark on light, without bars and buttons', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', '/')
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const [path, name, rows] of PAGES) {
    await page.goto(offsite.url + path)
    const table = page.getByRole('table', { name })
    await expect(table.getByRole('row').nth(1), path).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    if (rows !== undefined) await expect(table.getByRole('row'), path).toHaveCount(rows)
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
    for (const role of ['banner', 'navigation', 'search'] as const) {
      await expect(page.getByRole(role), `${path}: ${role}`).toHaveCount(0)
    }
    // Figures that filter stay: they are part of what the page says.
    const buttons = page.getByRole('button').and(page.locator(':not([aria-pressed])'))
    await expect(buttons, path).toHaveCount(0)
    if (path === '/coverage') {
      await expect(page.getByText(/^Policy broken: /)).toBeVisible()
      await expect(page.getByRole('checkbox')).toHaveCount(0)
    }
    const ink = await page.getByRole('main').evaluate((main) => getComputedStyle(main).color)
    expect(ink, path).toBe('rgb(45, 46, 48)')
    await page.emulateMedia({ media: 'screen' })
  }
})

test('a dialog does not lie over the page on paper', async ({ signIn }) => {
  const page = await signIn('Ada Admin', `${ORDERS}/overview?edit=configuration`)
  await expect(page.getByRole('dialog').getByText('Review changes')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('dialog')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'orders-pg' })).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('nothing is cut off on a sheet of A4', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', '/')
  // What the margins of a browser leave of 210 mm.
  await page.setViewportSize({ width: 718, height: 1000 })
  for (const [path, name] of PAGES) {
    await page.goto(offsite.url + path)
    await expect(page.getByRole('table', { name }).getByRole('row').nth(1), path).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(partsCutOff), path).toEqual([])
    await page.emulateMedia({ media: 'screen' })
  }
})

/** What has more to the side than is drawn, and the page where it is wider than the sheet. */
function partsCutOff(): string[] {
  return [...document.querySelectorAll('html, main, main *:not(.visually-hidden)')]
    .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
    .filter(
      (part) => part === document.documentElement || getComputedStyle(part).overflowX !== 'visible',
    )
    .map((part) => part.outerHTML.slice(0, 80))
}
