import type { Page } from '@playwright/test'
import { WINDOWS } from './looks'
import { expect, test } from './offsite'

const SERVICES = '/projects/acme-production/services'
const OF_ORDERS = `${SERVICES}/orders-pg`

/** Each dialog, and what stands at its end. */
const DIALOGS = [
  [`${OF_ORDERS}/overview?edit=configuration`, 'Review changes'],
  [`${OF_ORDERS}/backups?dialog=fork`, 'Create fork'],
  [`${OF_ORDERS}/backups?dialog=secondary-location`, 'Review changes'],
  [`${OF_ORDERS}/backups?dialog=backup-settings`, 'Review changes'],
  [`${OF_ORDERS}/backups?edit=objective`, 'Review changes'],
  ['/coverage?dialog=residency', 'Close'],
] as const
/** Each page, and a region or table that comes last. */
const PAGES = [
  [SERVICES, 'table', 'Current services'],
  [`${OF_ORDERS}/overview`, 'table', /options/i],
  [`${OF_ORDERS}/backups`, 'table', 'Backups'],
  ['/coverage', 'table', 'Services of all projects'],
  ['/outage?region=aws-eu-central-1', 'region', 'Runbook'],
] as const

for (const window of ['at 200 % zoom', 'at 400 % zoom', 'on a phone held sideways'] as const) {
  test.describe(window, () => {
    const { height } = WINDOWS[window]
    test.use({ viewport: WINDOWS[window] })

    test('a dialog has the whole window for what is in it', async ({ signIn, offsite }) => {
      const page = await signIn('Ada Admin', SERVICES)
      for (const [path, last] of DIALOGS) {
        await page.goto(offsite.url + path)
        const end = page.getByRole('dialog').getByRole('button', { name: last }).last()
        await expect(end, path).toBeAttached()
        expect(await page.evaluate(partsThatStay), path).toBeLessThan(height / 4)
        // The last options of a form are drawn after the first ones can be seen.
        await expect(async () => {
          await end.scrollIntoViewIfNeeded()
          await expect(end, path).toBeInViewport({ ratio: 1, timeout: 1000 })
        }).toPass()
        expect(await sideways(page), path).toBe(0)
      }
    })

    test('nothing that stays takes the room of a page', async ({ signIn, offsite }) => {
      const page = await signIn('Ada Admin', SERVICES)
      for (const [path, role, name] of PAGES) {
        await page.goto(offsite.url + path)
        await expect(page.getByRole(role, { name }).first()).toBeVisible()
        await page.mouse.wheel(0, 2_000)
        expect(await page.evaluate(partsThatStay), path).toBeLessThan(height / 3)
        expect(await sideways(page), path).toBe(0)
      }
    })
  })
}

/** How many pixels of the window's height are taken by what does not scroll with the rest. */
function partsThatStay(): number {
  const top = document.querySelector('dialog[open]')
  const heightOf = (part: Element | null | undefined) => part?.getBoundingClientRect().height ?? 0
  if (top) {
    const body = top.querySelector('[id$="-body"]')
    const bodyScrolls = body && getComputedStyle(body).overflowY !== 'visible'
    return bodyScrolls ? heightOf(top) - heightOf(body) : innerHeight - heightOf(top)
  }
  const heights = [...document.querySelectorAll('body *')]
    .filter((part) => ['sticky', 'fixed'].includes(getComputedStyle(part).position))
    .filter((part) => part.checkVisibility() && part.getBoundingClientRect().bottom > 0)
    .map((part) => Math.min(heightOf(part), innerHeight))
  return Math.max(0, ...heights)
}

/** How far the page scrolls sideways. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return Math.max(0, scrollWidth - clientWidth)
  })
}

/** Enough options that the dialog is many windows long. */
const MANY_OPTIONS = {
  pg: {
    autovacuum_max_workers: 5,
    autovacuum_naptime: 60,
    autovacuum_vacuum_threshold: 50,
    bgwriter_delay: 200,
    bgwriter_lru_maxpages: 100,
    deadlock_timeout: 1000,
    idle_in_transaction_session_timeout: 0,
    jit: true,
    log_min_duration_statement: 500,
    max_files_per_process: 1000,
    max_locks_per_transaction: 64,
    max_parallel_workers: 8,
    max_replication_slots: 8,
    max_wal_senders: 20,
    temp_file_limit: -1,
    track_activity_query_size: 1024,
    wal_writer_delay: 200,
  },
}

test('a problem that gets the focus is in sight with its words, at every size', async ({
  page,
  signIn,
  offsite,
}) => {
  await offsite.api('PUT', '/v1/project/acme-production/service/orders-pg', {
    user_config: MANY_OPTIONS,
  })
  await signIn('Ada Admin', SERVICES)
  for (const [window, viewport] of Object.entries(WINDOWS)) {
    await page.setViewportSize(viewport)
    await page.goto(`${offsite.url}${OF_ORDERS}/overview?edit=configuration`)
    const dialog = page.getByRole('dialog', { name: 'Edit advanced configuration' })
    for (const name of [/max files per process/, 'backup hour']) {
      const field = dialog.getByRole('textbox', { name })
      const good = await field.inputValue()
      await field.fill('9999999')
      await dialog.getByRole('textbox').last().focus()
      await dialog.getByRole('button', { name: 'Review changes' }).click()
      await expect(field, window).toBeFocused()
      const words = dialog.getByText(/^Must be between/)
      await expect.poll(() => words.evaluate(isUncovered), `${window}, ${name}`).toBe(true)
      await expect.poll(() => field.evaluate(isUncovered), `${window}, ${name}`).toBe(true)
      await field.fill(good)
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
})

test('what has the focus stays in sight when the field before it says more', async ({
  page,
  signIn,
}) => {
  await page.setViewportSize(WINDOWS['at 400 % zoom'])
  await signIn('Ada Admin', `${OF_ORDERS}/backups?dialog=fork`)
  const dialog = page.getByRole('dialog', { name: 'New database fork' })
  const name = dialog.getByRole('textbox', { name: 'Name' })
  const plan = dialog.getByRole('combobox', { name: 'Plan' })
  await expect(plan).toBeAttached()
  for (const [text, says] of [
    ['restored-from-a-backup', /^The name is available/],
    ['Not a name', /^Use lowercase letters/],
  ] as const) {
    await name.fill(text)
    await plan.focus()
    // As low as it can stand: whatever comes above it pushes it out.
    await plan.evaluate((element) => element.scrollIntoView({ block: 'end' }))
    await expect(dialog.getByText(says).first()).toBeAttached()
    await expect(plan).toBeInViewport({ ratio: 1 })
    await expect(plan).toBeFocused()
  }
})

/** Whether an element can be seen from its first line to its last. */
function isUncovered(element: Element): boolean {
  const { left, top, bottom } = element.getBoundingClientRect()
  return [top + 1, bottom - 1].every((y) =>
    element.contains(document.elementFromPoint(left + 4, y)),
  )
}

test('with the text spaced out, no words are cut', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', SERVICES)
  const dialogs = DIALOGS.map(([path, name]) => [path, 'button', name] as const)
  for (const [path, role, name] of [...PAGES, ...dialogs]) {
    await page.goto(offsite.url + path)
    await expect(page.getByRole(role, { name }).first()).toBeVisible()
    await page.evaluate(spaceOut)
    expect(await page.evaluate(cutWords), path).toEqual([])
    expect(await sideways(page), path).toBe(0)
  }
})

/** The spacing that a page must bear by WCAG 1.4.12. */
function spaceOut() {
  // Not by a style element: the page allows none.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
  `)
  document.adoptedStyleSheets.push(sheet)
}

/** The words that their place does not show whole and that are told nowhere else, or that leave it. */
function cutWords(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = new Set<string>()
  while (texts.nextNode()) {
    const text = texts.currentNode
    const parent = text.parentElement
    if (!parent || !text.nodeValue?.trim()) continue
    if (!parent.checkVisibility() || parent.closest('.visually-hidden, option, svg, style'))
      continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const words = range.getBoundingClientRect()
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box)
      const edges = box.getBoundingClientRect()
      const hides = overflowX !== 'visible' && !/auto|scroll/.test(overflowX + overflowY)
      const isPlace = hides || box.matches('button, td, th, section, header, nav, label')
      const leaves = words.right > edges.right + 2 || words.bottom > edges.bottom + 2
      const told = box.closest('[title]')?.getAttribute('title')?.includes(text.nodeValue.trim())
      if (isPlace && leaves && !told) {
        found.add(`${box.localName}.${box.className} cuts “${text.nodeValue.trim().slice(0, 40)}”`)
      }
      if (/auto|scroll/.test(overflowX + overflowY)) break
    }
  }
  return [...found]
}

test('where the system asks for little motion, nothing moves', async ({ signIn, offsite }) => {
  const page = await signIn('Ada Admin', SERVICES)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // The skeleton of the page, and the sign that it is being read.
  await offsite.fault({ path: '/service/orders-pg', latency_ms: 60_000 })
  await page.goto(`${offsite.url}${OF_ORDERS}/backups`)
  await expect(page.getByRole('heading', { name: 'orders-pg' })).toBeVisible()
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})
