import type { Page } from '@playwright/test'
import type { Dice } from './dice'

const USERS = ['Ada Admin', 'Ada Admin', 'Otto Operator', 'Rita Reader']

const ODD_TEXTS = [
  '',
  '0',
  '-1',
  '1e308',
  '99999999999999999999',
  'aws-eu-west-1',
  'google-europe-west4',
  'Größe 🦆',
  '<img src=x onerror=alert(1)>',
  '‮gnirts',
  '${HOME} $(id) `id`',
  'a'.repeat(300),
  '2026-02-30T25:61',
  '\u200b billing-pg \n',
]

const KEYS = ['Escape', 'Tab', 'Shift+Tab', 'Enter', 'Space', 'ArrowDown', 'ArrowUp', 'Home', 'End']

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 256 },
]

const PROJECTS = ['acme-production', 'acme-staging', 'acme-analytics', 'gone']
const SERVICES = ['billing-pg', 'orders-pg', 'catalog-mysql', 'search-os', 'no-such-service']

/** Any address a person may have in a bookmark, those that lead nowhere among them. */
export function anyAddress(dice: Dice): string {
  const project = dice.pick(PROJECTS)
  const service = `/projects/${project}/services/${dice.pick(SERVICES)}`
  return dice.pick([
    '/',
    '/coverage',
    '/coverage?state=behind&group=region',
    '/outage',
    '/outage?region=aws-eu-central-1',
    `/projects/${project}/services`,
    `/projects/${project}/services?sort=backup&desc=true&q=pg`,
    `/projects/${project}/create-service`,
    `/projects/${project}/create-service?type=pg`,
    `${service}/overview`,
    `${service}/overview?edit=configuration`,
    `${service}/backups`,
    `${service}/backups?dialog=fork`,
    `${service}/drill`,
    '/nowhere?x=%E0%A4%A',
  ])
}

/** Signs in where a page asks for it. Tells whether it did. */
export async function signInWhereAsked(page: Page, dice: Dice): Promise<boolean> {
  const button = page.getByRole('button', { name: `Continue as ${dice.pick(USERS)}` })
  if (!(await button.isVisible())) return false
  await button.click({ timeout: 2000 }).catch(() => undefined)
  return true
}

/** Does one thing that a person could do, and tells which. */
export async function act(page: Page, dice: Dice): Promise<string> {
  const kind = dice.below(100)
  if (kind < 62) return clickSomething(page, dice)
  if (kind < 78) return typeSomething(page, dice)
  if (kind < 90) {
    const key = dice.pick(KEYS)
    await page.keyboard.press(key)
    return `press ${key}`
  }
  if (kind < 94) {
    const size = dice.pick(SIZES)
    await page.setViewportSize(size)
    return `resize to ${size.width}× ${size.height}`
  }
  const delta = dice.below(2000) - 500
  await page.mouse.wheel(0, delta)
  return `scroll by ${delta}`
}

async function clickSomething(page: Page, dice: Dice): Promise<string> {
  // A page that has just been opened shows nothing yet.
  await page
    .getByRole('button')
    .or(page.getByRole('link'))
    .first()
    .waitFor({ timeout: 500 })
    .catch(() => undefined)
  const targets = await page.evaluate(findTargets)
  if (targets.length === 0) return 'find nothing to click'
  const { x, y, name } = dice.pick(targets)
  await page.mouse.click(x, y)
  return `click ${name}`
}

/** What can be clicked here and now: in sight, not covered, not disabled, not leading elsewhere. */
function findTargets(): { x: number; y: number; name: string }[] {
  const clickable =
    'a[href], button, summary, select, input, textarea, [role=option], [role=tab], [role=radio], [role=switch], [role=checkbox], tr[data-index]'
  return [...document.querySelectorAll<HTMLElement>(clickable)].flatMap((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const x = left + width / 2
    const y = top + height / 2
    const hit = document.elementFromPoint(x, y)
    if (width === 0 || !hit || !(element.contains(hit) || hit.contains(element))) return []
    if (element.matches(':disabled, a[target=_blank], a[download]')) return []
    // Its failures would be taken for those of the walk, and starting over for lost changes.
    if (element.textContent === 'Rehearse') return []
    if (element instanceof HTMLAnchorElement && element.origin !== location.origin) return []
    const name = (element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 40)
    return [{ x, y, name: `${element.tagName.toLowerCase()} “${name}”` }]
  })
}

async function typeSomething(page: Page, dice: Dice): Promise<string> {
  const fields = page.locator('input:not([type=checkbox], [type=radio]), textarea, select')
  const visible = fields.filter({ visible: true })
  const count = await visible.count()
  if (count === 0) return 'find nothing to type in'
  const field = visible.nth(dice.below(count))
  const text = dice.pick(ODD_TEXTS)
  // Nobody waits for a field that has just gone, or is covered.
  const done = await field.focus({ timeout: 500 }).then(
    () => true,
    () => false,
  )
  if (!done) return 'miss a field'
  if (dice.chance(0.7)) await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
  return `type “${text.slice(0, 20)}”`
}
