import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, complaintsOf } from './check'
import { expect, start, test as base } from './offsite'

/** With a watcher beside the gateway, as people start it. */
const test = base.extend<object, { offsite: Awaited<ReturnType<typeof start>>['offsite'] }>({
  offsite: [
    // Playwright wants the braces: there is nothing to take out of them.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const data = await mkdtemp(join(tmpdir(), 'offsite-history-'))
      const { offsite, stop } = await start(data, [])
      await provide(offsite)
      stop()
      await rm(data, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const

test('a copy that stops is a breach on the page History, and goes on after kill -9', async ({
  signIn,
  offsite,
  page,
}) => {
  const complaints = complaintsOf(page)
  await signIn('Ada Admin', '/history?days=30')
  await expect(page.getByRole('img', { name: /in the last 30 days/ })).toBeVisible()
  const service = '/v1/project/acme-production/service/orders-pg'
  const loses = page.getByRole('row', { name: /^orders-pg/ }).filter({ hasText: 'Ongoing' })
  await expect(loses).toHaveCount(0)

  await offsite.api('PUT', service, { user_config: { additional_backup_regions: [] } })
  await offsite.advance('PT2H')
  // The watcher looks while the page loads: whichever is first, a reload shows it.
  await expect(async () => {
    await page.reload()
    await expect(loses).toContainText('Not protected', { timeout: 2000 })
  }).toPass({ timeout: 20_000 })
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    await check(page)
  }
  expect(complaints).toEqual([])

  await offsite.kill()
  await offsite.restart()
  await page.reload()
  await expect(loses).toContainText('Not protected')
})
