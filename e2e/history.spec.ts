import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, complaintsOf } from './check'
import { expect, start, test as base } from './offsite'
import { freePort } from './program'

/** With a watcher beside the gateway, as people start it. */
const test = base.extend<object, { offsite: Awaited<ReturnType<typeof start>>['offsite'] }>({
  offsite: [
    // Playwright wants the braces: there is nothing to take out of them.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const data = await mkdtemp(join(tmpdir(), 'offsite-history-'))
      const { offsite, stop } = await start(data, [])
      await provide(offsite)
      await stop()
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
  const looksRight = async () => {
    for (const { colorScheme, width } of LOOKS) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await check(page)
    }
  }
  await looksRight()

  await test.step('of one service, the lag before the watcher began is told apart', async () => {
    await page.goto(`${offsite.url}/history?days=365&project=acme-production&service=ledger-pg`)
    await expect(page.getByRole('heading', { name: /^Lag before the watcher began/ })).toBeVisible()
    await expect(page.getByRole('img', { name: /^Highest: / })).toBeVisible()
    await looksRight()
  })
  expect(complaints).toEqual([])

  await offsite.kill()
  await offsite.restart()
  await page.goto(`${offsite.url}/history?days=30`)
  await expect(loses).toContainText('Not protected')
})

test('the watcher beside the console tells people, and Prometheus', async () => {
  const messages: string[] = []
  const hook = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => messages.push(text))
    request.on('end', () => response.end())
  }).listen(0, '127.0.0.1')
  await once(hook, 'listening')
  // Listening on a port, a server's address is no path.
  const { port } = hook.address() as AddressInfo
  const data = await mkdtemp(join(tmpdir(), 'offsite-tell-'))
  const webhook = join(data, 'webhook')
  await writeFile(webhook, `http://127.0.0.1:${port}/`)
  const metricsPort = await freePort()
  const options = [`--webhook-file=${webhook}`, `--metrics-port=${metricsPort}`]
  const { offsite, stop } = await start(data, options)
  const metrics = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  try {
    await expect.poll(metrics).toContain('offsite_service_state{')
    await offsite.api('PUT', '/v1/project/acme-production/service/orders-pg', {
      user_config: { additional_backup_regions: [] },
    })
    await offsite.advance('PT2H')
    await expect.poll(() => messages.join('\n'), { timeout: 20_000 }).toContain('orders-pg')
    const told = await metrics()
    for (const name of ['offsite_requests_total', 'offsite_watch_passes_total']) {
      expect(told.match(new RegExp(`^# TYPE ${name} `, 'gm')), name).toHaveLength(1)
    }
    expect(told.match(/^# TYPE (?:nodejs|process)_\w+/gm)?.length).toBe(
      new Set(told.match(/^# TYPE (?:nodejs|process)_\w+/gm)).size,
    )
  } finally {
    await stop()
    hook.close()
    await rm(data, { recursive: true, force: true })
  }
})
