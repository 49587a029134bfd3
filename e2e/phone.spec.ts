import type { CDPSession, Locator } from '@playwright/test'
import { WINDOWS } from './looks'
import { expect, test } from './offsite'

test.use({ viewport: WINDOWS['on a phone'] })

const SERVICES = '/projects/acme-production/services'
/** Pages with tables of more columns than a phone is wide, and one that each waits for. */
const PAGES = [
  [SERVICES, 'Current services'],
  [`${SERVICES}/orders-pg/backups`, 'Backups'],
  ['/coverage', 'Services of all projects'],
  ['/outage?region=aws-eu-central-1', 'Forks'],
] as const

test('tables are cards on a phone: nothing is out of sight, and they stay tables', async ({
  signIn,
  offsite,
}) => {
  const page = await signIn('Ada Admin', SERVICES)
  const devtools = await page.context().newCDPSession(page)
  for (const [path, name] of PAGES) {
    await page.goto(offsite.url + path)
    const table = page.getByRole('table', { name })
    await expect(table.getByRole('row').nth(1)).toBeVisible()
    expect(await page.evaluate(partsThatScrollSideways), path).toEqual([])
    const { roles, headings } = await readTree(devtools, table)
    expect(headings.length, path).toBeGreaterThan(3)
    expect(new Set(roles), path).toEqual(new Set(['row', 'columnheader', 'rowheader', 'cell']))
  }
  const step = page.getByRole('row', { name: /orders-pg-recovery/ })
  await expect(step.getByRole('cell', { name: 'Not started' })).toBeVisible()
  await expect(step.getByRole('cell', { name: /^\d+\.\d\d$/ })).toBeVisible()
})

test('a question leaves what it is about in sight', async ({ page, signIn }) => {
  await signIn('Ada Admin', `${SERVICES}/orders-pg/overview?edit=configuration`)
  const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
  await dialog.getByRole('textbox', { name: 'backup hour' }).fill('9')
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Discard your changes?' })
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeInViewport({ ratio: 1 })
  expect((await question.boundingBox())?.height).toBeLessThan(844 / 2)
})

test('the bar that stays covers nothing that has the focus, however many lines it has', async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signIn('Ada Admin', '/outage?region=aws-eu-central-1')
  const bar = page.getByRole('region', { name: 'Recovery' })
  await expect(bar.getByRole('button', { name: 'Start recovery' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Forks' })).toBeVisible()
  await page.getByRole('heading', { name: /^If Frankfurt/ }).focus()
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    const covered = () => bar.evaluate(coversFocus)
    await expect.poll(covered, { message: `press ${press}`, timeout: 3000 }).toBe('')
  }
})

/** What has the focus, where a bar lies over it. */
function coversFocus(bar: HTMLElement | SVGElement): string {
  const focused = document.activeElement
  if (!focused || bar.contains(focused)) return ''
  // A table is longer than what is left of the window.
  if (focused.clientHeight > innerHeight / 2) return ''
  const { top, bottom } = focused.getBoundingClientRect()
  const edges = bar.getBoundingClientRect()
  return bottom > edges.top && top < edges.bottom ? focused.outerHTML.slice(0, 80) : ''
}

function partsThatScrollSideways(): string[] {
  return [...document.querySelectorAll('html, body *')]
    .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
    .filter((part) => part === document.documentElement || scrolls(part))
    .map((part) => part.outerHTML.slice(0, 80))

  function scrolls(part: Element) {
    return /auto|scroll/.test(getComputedStyle(part).overflowX)
  }
}

/** What the browser tells a screen reader of a table: its layout must not take the roles away. */
async function readTree(devtools: CDPSession, table: Locator) {
  const label = await table.getAttribute('aria-label')
  const { root } = await devtools.send('DOM.getDocument')
  const { nodeId } = await devtools.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: `table[aria-label="${label}"]`,
  })
  const { node } = await devtools.send('DOM.describeNode', { nodeId })
  const { nodes } = await devtools.send('Accessibility.queryAXTree', {
    backendNodeId: node.backendNodeId,
  })
  const PARTS = ['row', 'cell', 'gridcell', 'rowheader', 'columnheader']
  const parts = nodes.filter(({ role }) => PARTS.includes(String(role?.value)))
  return {
    roles: parts.map(({ role }) => String(role?.value)),
    headings: parts.filter(({ role }) => role?.value === 'columnheader'),
  }
}
