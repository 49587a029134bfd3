import type { Locator, Page } from '@playwright/test'
import { expect, test } from './offsite'
import { readOutline } from './screen-reader'

const SERVICES = '/projects/acme-production/services'
const ORDERS = `${SERVICES}/orders-pg`
const DRILL = {
  service_name: 'orders-pg-drill',
  service_type: 'pg',
  plan: 'business-8',
  cloud: 'aws-eu-west-1',
  user_config: { service_to_fork_from: 'orders-pg' },
  tags: { offsite_drill: 'orders-pg-drill', offsite_drill_source: 'orders-pg' },
}

/** Every page, and what it shows once it is whole. */
const PAGES: readonly (readonly [path: string, whole: (page: Page) => Locator])[] = [
  [SERVICES, (page) => page.getByRole('row', { name: /orders-pg/ }).first()],
  [`${ORDERS}/overview`, (page) => page.getByRole('row', { name: /backup hour/ })],
  [`${ORDERS}/backups`, (page) => page.locator('canvas')],
  [`${SERVICES}/orders-pg-drill/drill`, (page) => page.getByLabel('Notes')],
  ['/coverage', (page) => page.getByRole('button', { name: 'Reload all projects' })],
  ['/outage?region=aws-eu-central-1', (page) => page.locator('svg a').first()],
  [
    '/history',
    (page) =>
      page
        .getByRole('main')
        .getByText(/watcher/i)
        .first(),
  ],
  ['/projects/acme-production/create-service?type=pg', (page) => page.getByLabel('Service name')],
  ['/nowhere', (page) => page.getByRole('heading', { name: /no page/ })],
]

test('each page has one h1, its headings in order and no two landmarks of one name', async ({
  page,
  signIn,
  offsite,
}) => {
  await offsite.api('POST', '/v1/project/acme-production/service', DRILL)
  await page.goto(offsite.url)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expectOrder(page, 'Sign in')
  await signIn('Ada Admin', SERVICES)
  for (const [path, whole] of PAGES) {
    await page.goto(offsite.url + path)
    await expect(whole(page), path).toBeVisible()
    await expectOrder(page, path)
  }
})

test.describe('with the tour', () => {
  test.use({ tour: true })

  test('the tour is a landmark of its own and takes no heading', async ({ signIn }) => {
    const page = await signIn('Ada Admin', SERVICES)
    await expect(page.getByRole('region', { name: 'Tour' })).toBeVisible()
    await expect(page.getByRole('row', { name: /orders-pg/ }).first()).toBeVisible()
    await expectOrder(page, 'tour')
  })
})

async function expectOrder(page: Page, path: string) {
  const { headings, landmarks } = await readOutline(page)
  const levels = headings.map(({ level }) => level)
  expect(
    levels.filter((level) => level === 1),
    `${path}: h1`,
  ).toHaveLength(1)
  const skipping = headings.filter(({ level }, index) => level > (levels[index - 1] ?? 0) + 1)
  expect(skipping, `${path}: skip a level`).toEqual([])
  const twice = landmarks.filter((name, index) => landmarks.indexOf(name) !== index)
  expect(twice, `${path}: landmarks twice`).toEqual([])
}

test('live regions say nothing while polls bring nothing new', async ({
  page,
  signIn,
  offsite,
}) => {
  await page.clock.install()
  await signIn('Ada Admin', SERVICES)
  for (const path of [SERVICES, `${ORDERS}/backups`]) {
    await page.goto(offsite.url + path)
    const table = page.getByRole('table', {
      name: path === SERVICES ? 'Current services' : 'Backups',
    })
    await expect(table.getByRole('row').nth(1)).toBeVisible()
    await expect(page.getByText('Loading')).toHaveCount(0)
    await page.evaluate(listen)
    for (let poll = 1; poll <= 2; poll += 1) {
      const polled = page.waitForResponse((response) => response.url().includes('/v1/project/'))
      await offsite.advance('PT1M')
      await page.clock.runFor(61_000)
      await polled
      await expect(page.getByText(/^Updated \d s ago$/)).toBeVisible()
    }
    expect(await page.evaluate(heardSoFar), path).toEqual([])
  }
  // What does change is heard.
  await page.goto(`${offsite.url}${SERVICES}`)
  await expect(page.getByText('14 services', { exact: true })).toBeVisible()
  await page.evaluate(listen)
  await page.getByRole('searchbox').fill('billing')
  await expect.poll(() => page.evaluate(heardSoFar)).toContain('1 of 14 services')
})

function heardSoFar(): string[] {
  return (window as unknown as { heard: string[] }).heard
}

/** Notes from now on what live regions say. Runs in the page. */
function listen() {
  const LIVE = '[role=status], [role=alert], [role=log], [aria-live], output'
  const heard: string[] = []
  Object.assign(window, { heard })
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of [target, ...addedNodes]) {
        const element = node instanceof Element ? node : node.parentElement
        const region =
          element?.closest(LIVE) ?? (node === target ? null : element?.querySelector(LIVE))
        if (region?.textContent) heard.push(region.textContent)
      }
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true })
}
