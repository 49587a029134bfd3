import type { Page } from '@playwright/test'
import { expect, test } from './offsite'

const LEDGER = '/projects/acme-production/services/ledger-pg/backups'

/** How many pixels of the chart are of the line's colour, as the theme has it. */
async function inkOf(page: Page): Promise<number> {
  return page.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas')
    const probe = document.createElement('span')
    probe.style.color = 'var(--accent)'
    document.body.append(probe)
    const accent = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? []
    probe.remove()
    const { width, height } = canvas
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
    let count = 0
    for (let i = 0; i < pixels.length; i += 4) {
      if (accent.every((value, channel) => Math.abs(value - (pixels[i + channel] ?? 0)) < 12)) {
        count += 1
      }
    }
    return count
  })
}

test('the chart is drawn in the theme that is chosen, as wide as there is room', async ({
  signIn,
}) => {
  const page = await signIn('Ada Admin', LEDGER)
  const canvas = page.locator('canvas')
  await expect.poll(() => inkOf(page)).toBeGreaterThan(100)
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => inkOf(page)).toBeGreaterThan(100)

  const wide = (await canvas.boundingBox())?.width ?? 0
  await page.setViewportSize({ width: 390, height: 800 })
  await expect.poll(async () => (await canvas.boundingBox())?.width ?? wide).toBeLessThan(360)
  await expect.poll(() => inkOf(page)).toBeGreaterThan(50)
})

test('the period is in the URL: back goes back, an odd one still opens', async ({ signIn }) => {
  const page = await signIn('Ada Admin', `${LEDGER}?period=fortnight`)
  const figure = page.getByRole('figure', { name: 'Replication lag' })
  await expect(figure).toContainText('last week')
  await page.getByRole('link', { name: 'Day', exact: true }).click()
  await expect(page).toHaveURL(/period=day/)
  await expect(figure).toContainText('last day')
  await page.goBack()
  await expect(figure).toContainText('last week')
})

test('pointing at the chart tells the value there', async ({ signIn }) => {
  const page = await signIn('Ada Admin', `${LEDGER}?period=month`)
  const chart = page.getByRole('img', { name: /^Chart of Replication lag/ })
  await page.locator('.u-over').hover()
  await expect(chart).toContainText(/aws-eu-west-2: \d/)
})

test('the timeline is walked through with the arrow keys and by pointing', async ({ signIn }) => {
  const page = await signIn('Ada Admin', `${LEDGER}?period=month`)
  const slider = page.getByRole('slider', { name: 'Backups and events on the timeline' })
  await expect(slider).toHaveAttribute('aria-valuetext', /no copy in aws-eu-west-2/)
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /copied to aws-eu-west-2/)
  const first = await slider.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowRight')
  await expect(slider).not.toHaveAttribute('aria-valuetext', first ?? '')
  const name = /\S+pghoard/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[0] ?? ''
  const over = page.getByRole('region', { name: 'Over time' })
  await expect(over).toContainText(name)

  const box = await slider.boundingBox()
  if (!box) throw new Error('the timeline is not drawn')
  await page.mouse.move(box.x + box.width - 14, box.y + box.height / 2)
  await expect(over).toContainText('no copy in aws-eu-west-2')
})

test('the values can be taken away as a file', async ({ signIn }) => {
  const page = await signIn('Ada Admin', `${LEDGER}?period=hour`)
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  const file = await started
  expect(file.suggestedFilename()).toBe('ledger-pg-backup_to_another_region_lag-hour.csv')
})

test('an objective that is saved counts for everybody', async ({ signIn, context }) => {
  const page = await signIn('Ada Admin', LEDGER)
  const other = await context.newPage()
  await other.goto(page.url().replace('/ledger-pg/backups', ''))
  await expect(other.getByRole('row', { name: /^ledger-pg/ })).toContainText('Behind')
  await page.getByRole('link', { name: 'Change the recovery point objective' }).click()
  const dialog = page.getByRole('dialog', { name: 'Recovery point objective' })
  await dialog.getByLabel('Hours').fill('240')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save RPO' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('region', { name: 'Recoverable now' })).toContainText('Protected')
  await other.getByRole('button', { name: 'Refresh' }).click()
  await expect(other.getByRole('row', { name: /^ledger-pg/ })).toContainText('Protected')
})
