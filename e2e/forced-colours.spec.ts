import type { Locator, Page } from '@playwright/test'
import { expect, test } from './offsite'

const SERVICE = '/projects/acme-production/services/orders-pg'

test.use({ contextOptions: { forcedColors: 'active' } })

/** What can be seen of something while nobody points at it and the focus is elsewhere. */
async function look(page: Page, part: Locator): Promise<string> {
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  return (await part.screenshot({ animations: 'disabled' })).toString('base64')
}

test('what is on and what is chosen can be told, where the system sets the colours', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', `${SERVICE}/overview`)
  const tab = page.getByRole('link', { name: 'Overview' })
  await expect(tab).toHaveAttribute('aria-current', 'page')
  const currentTab = await look(page, tab)
  await page.getByRole('link', { name: 'Backups', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible()
  expect(await look(page, tab)).not.toBe(currentTab)

  const dark = page.getByText('Dark', { exact: true })
  const unchosen = await look(page, dark)
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  expect(await look(page, dark)).not.toBe(unchosen)
  await page.getByRole('radio', { name: 'System' }).check({ force: true })

  await page.goto(`${offsite.url}${SERVICE}/backups?dialog=fork`)
  const drill = page.getByRole('switch', { name: 'This is a restore drill' })
  const label = page.locator('label').filter({ has: drill })
  const off = await look(page, label)
  await drill.check({ force: true })
  expect(await look(page, label)).not.toBe(off)

  await page.goto(`${offsite.url}${SERVICE}/overview?edit=configuration`)
  const regions = page.getByRole('combobox', { name: 'additional backup regions' })
  await regions.click()
  const option = page.getByRole('option', { name: /aws-eu-west-1/ })
  const other = page.getByRole('option', { name: /aws-eu-north-1/ })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  expect(await background(option)).not.toBe(await background(other))
  await regions.fill('eu-north-1')
  await expect(other).toBeVisible()
  await regions.press('ArrowDown')
  const active = await other.evaluate((element) => getComputedStyle(element).outlineStyle)
  expect(active).toBe('solid')
})

test('colours that say something are kept', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', '/coverage')
  const bar = page.getByRole('img', { name: /protected/ }).first()
  await expect(bar).toBeVisible()
  const parts = await bar
    .locator('span')
    .evaluateAll((all) => all.map((part) => getComputedStyle(part).backgroundColor))
  expect(new Set(parts).size).toBeGreaterThan(2)
  const counter = page.getByRole('button', { name: /Paused/ }).first()
  const unpressed = await look(page, counter)
  await counter.click()
  await expect(counter).toHaveAttribute('aria-pressed', 'true')
  expect(await look(page, counter)).not.toBe(unpressed)

  await page.goto(`${offsite.url}/outage?region=aws-eu-central-1`)
  const legend = page.getByText('Down', { exact: true }).locator('..').locator('span')
  await expect(legend).toHaveCount(6)
  const marks = await legend.evaluateAll((all) =>
    all.map((mark) => {
      const { borderColor, borderStyle, backgroundColor } = getComputedStyle(mark, '::before')
      return [borderColor, borderStyle, backgroundColor].join()
    }),
  )
  expect(new Set(marks).size).toBeGreaterThanOrEqual(4)

  await page.goto(`${offsite.url}${SERVICE}/backups`)
  const sign = page.getByText('Backup', { exact: true }).locator('span').first()
  expect(await background(sign)).not.toBe(await background(page.locator('body')))
})

test('the lines of a chart can be told from the area below them and from their ground', async ({
  signIn,
}) => {
  const page = await signIn(
    'Ada Admin',
    `${SERVICE.replace('orders-pg', 'inventory-mysql')}/backups`,
  )
  const canvas = page.locator('canvas').first()
  await expect(canvas).toBeVisible()
  await expect.poll(() => canvas.evaluate(countColours)).toBeGreaterThan(2)
})

/** How many colours have more than some pixels of a canvas: the lines, the grid, an area. */
function countColours(element: HTMLElement | SVGElement): number {
  if (!(element instanceof HTMLCanvasElement)) return 0
  const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data
  const counts = new Map<number, number>()
  const pixels = new Uint32Array(data?.buffer ?? new ArrayBuffer())
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const isDrawn = ([pixel, count]: [number, number]) => pixel >>> 24 === 255 && count > 200
  return [...counts].filter(isDrawn).length
}

function background(part: Locator): Promise<string> {
  return part.evaluate((element) => getComputedStyle(element).backgroundColor)
}
