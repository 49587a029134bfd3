import { readFile } from 'node:fs/promises'
import { check } from './check'
import { inEveryLook } from './looks'
import { expect, test } from './offsite'

const SERVICES = '/projects/acme-production/services'
const API = '/v1/project/acme-production/service'
const NAME = 'orders-pg-drill'

test('a drill from its request to its end', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', `${SERVICES}/orders-pg/backups`)
  const before = await offsite.api('GET', `${API}/orders-pg`)
  await page.getByRole('link', { name: 'Rehearse a restore' }).click()
  const dialog = page.getByRole('dialog', { name: 'New database fork' })
  await dialog.getByRole('radio', { name: 'Secondary location' }).check()
  await expect(dialog.getByRole('switch', { name: 'This is a restore drill' })).toBeChecked()
  await expect(dialog.getByText(/^A drill costs about USD [\d.]+ for 1 hour/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Create fork' }).click()

  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { name: NAME, level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Restore drill' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(main.getByText(/^Rebuilding, for/)).toBeVisible()
  await main.getByRole('combobox', { name: 'The service is reachable' }).selectOption('Pass')
  await offsite.advance('PT30S')
  await expect(main.getByText(/^Rebuilding, for [3-5]\d s so far/)).toBeVisible({ timeout: 15_000 })
  await offsite.advance('PT10M')
  await expect(main.getByText(/^between .* and 10 min/)).toBeVisible({ timeout: 15_000 })
  await main.getByLabel('Notes').fill('Restored by the book')
  await main.getByRole('button', { name: 'Passed with issues' }).click()
  await expect(main.getByRole('button', { name: 'Clear result' })).toBeVisible()

  // It goes on after a reload, and what was noted is at Aiven.
  await page.reload()
  await expect(main.getByText(/^between .* and 10 min/)).toBeVisible()
  await expect(main.getByRole('combobox', { name: 'The service is reachable' })).toHaveValue('fine')
  expect(await offsite.api('GET', `${API}/${NAME}/tags`)).toMatchObject({
    tags: {
      offsite_drill: NAME,
      offsite_drill_source: 'orders-pg',
      offsite_drill_location: 'secondary',
      offsite_drill_running: expect.stringMatching(/^\d{4}-.*Z$/),
      offsite_drill_result: 'remarks',
    },
  })

  const downloading = page.waitForEvent('download')
  await main.getByRole('button', { name: 'Download record' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe(`restore-drill-${NAME}.json`)
  const record: unknown = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(record).toMatchObject({
    format: 'offsite restore drill',
    recorded_by: 'ada@acme.example',
    notes: 'Restored by the book',
    result: 'remarks',
    cost: { usd_so_far: expect.any(Number) },
  })

  await main.getByRole('button', { name: 'Delete this fork' }).click()
  const ask = page.getByRole('dialog', { name: 'Delete this fork?' })
  await ask.getByLabel('Name of the service').fill(NAME)
  await ask.getByRole('button', { name: `Delete ${NAME}` }).click()
  await expect(page.getByText(`The restore drill ${NAME} was deleted`)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'orders-pg', level: 1 })).toBeVisible()
  await expect(page.getByText('No active drills.')).toBeVisible()
  await expect(offsite.api('GET', `${API}/${NAME}`)).rejects.toThrow('does not exist')
  // The source is as it was.
  const facts = (answer: unknown) => (answer as { service: Record<string, unknown> }).service
  const after = facts(await offsite.api('GET', `${API}/orders-pg`))
  for (const key of ['update_time', 'tags', 'user_config', 'plan', 'cloud_name', 'state']) {
    expect(after[key], key).toEqual(facts(before)[key])
  }
})

test('on paper there is the record alone, dark on light', async ({ signIn, offsite }) => {
  await startDrill(offsite.api)
  await offsite.advance('PT10M')
  const page = await signIn('Ada Admin', `${SERVICES}/${NAME}/drill`)
  await page.getByLabel('Notes').fill('Restored by the book')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('heading', { name: 'Restore drill of orders-pg' })).toBeVisible()
  await expect(page.getByRole('article').getByText('Restored by the book')).toBeVisible()
  await expect(page.getByRole('main')).toBeHidden()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  const ink = await page
    .getByRole('article')
    .evaluate((sheet) => getComputedStyle(sheet).getPropertyValue('color'))
  expect(ink).toBe('rgb(45, 46, 48)')
})

inEveryLook(() => {
  test('a drill can be used by everybody', async ({ signIn, offsite }) => {
    await startDrill(offsite.api)
    await offsite.fault({ method: 'PATCH', path: '/tags$', status: 403, times: 1 })
    await offsite.advance('PT10M')
    const page = await signIn('Ada Admin', `${SERVICES}/${NAME}/drill`)
    await expect(page.getByText(/could not be saved/)).toBeVisible()
    await expect(page.getByText(/at USD [\d.]+ per hour/)).toBeVisible()
    await check(page)
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect(page.getByRole('main').getByText(/^at most 10 min/)).toBeVisible()
    await page.getByRole('button', { name: 'Passed', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Clear result' })).toBeVisible()
    await page.getByRole('button', { name: 'Delete this fork' }).click()
    const ask = page.getByRole('dialog', { name: 'Delete this fork?' })
    await ask.locator('summary').click()
    await offsite.fault({ method: 'DELETE', path: 'drill$', drop: true, times: 1 })
    await ask.getByLabel('Name of the service').fill(NAME)
    await ask.getByRole('button', { name: `Delete ${NAME}` }).click()
    await expect(ask.getByRole('alert')).toContainText('was still there afterwards')
    await check(page)
    // Longer than it takes to look at it.
    await offsite.fault({ method: 'DELETE', path: 'drill$', latency_ms: 60_000, status: 403 })
    const deletion = ask.getByRole('button', { name: `Delete ${NAME}` })
    await deletion.click()
    await expect(deletion).toBeDisabled()
    await check(page)
    await page.goto(`${offsite.url}${SERVICES}/orders-pg/backups?dialog=fork&drill=true`)
    await expect(page.getByText(/^A drill costs about USD/)).toBeVisible()
    await check(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('table', { name: 'List of restore drills' })).toBeVisible()
    await check(page)
  })
})

async function startDrill(api: (method: string, path: string, body: unknown) => Promise<unknown>) {
  await api('POST', API, {
    service_name: NAME,
    service_type: 'pg',
    plan: 'business-8',
    cloud: 'aws-eu-west-1',
    user_config: { service_to_fork_from: 'orders-pg' },
    tags: {
      offsite_drill: NAME,
      offsite_drill_source: 'orders-pg',
      offsite_drill_location: 'secondary',
    },
  })
}
