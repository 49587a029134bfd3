import type { Page } from '@playwright/test'
import { PROTECTION_WORDS } from '../src/words/protection'
import { createDice } from './monkey/dice'
import { startMutating } from './mutate/proxy'
import { expect, test } from './offsite'

/** Set by `npm run mutate -- --seed N --answers M`. */
const SEED = Number(process.env['OFFSITE_MUTATE_SEED'] ?? 1)
const ANSWERS = Number(process.env['OFFSITE_MUTATE_ANSWERS'] ?? 60)

const SERVICES = [
  'billing-pg',
  'orders-pg',
  'catalog-mysql',
  'ledger-pg',
  'inventory-mysql',
  'search-os',
]
const LIST = '/projects/acme-production/services'

const PAGES = [
  '/',
  '/coverage',
  '/outage?region=aws-eu-central-1',
  LIST,
  '/projects/acme-production/create-service?type=pg',
  ...SERVICES.flatMap((service) => [
    `${LIST}/${service}/overview`,
    `${LIST}/${service}/overview?edit=configuration`,
    `${LIST}/${service}/backups`,
    `${LIST}/${service}/backups?dialog=fork`,
  ]),
]

/** Where a service is in one of these states, nothing that is left out or odd makes it protected. */
const UNPROTECTED = ['not-protected', 'paused', 'behind', 'waiting'] as const

/** What changes the answer to the question, not only how much is known: other facts, other claims. */
const OTHER_FACTS =
  /\b(cloud_name|tags|offsite_rpo|paused|backup_config|service_type|service_name)\b/

/** Words of a program, that nobody should read. */
const NONSENSE = /\b(undefined|NaN|Infinity|Invalid Date)\b|\[object /

test('answers that are not as documented break no page, and no page makes more of them', async ({
  offsite,
  page,
}) => {
  test.setTimeout(60_000 + ANSWERS * 2000)
  const dice = createDice(SEED)
  const changed = await startMutating(offsite.sandbox, dice)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) {
      problems.push(message.text())
    }
  })
  try {
    await page.setViewportSize({ width: 1280, height: 3000 })
    await page.goto(changed.url + LIST)
    await page.getByRole('textbox', { name: /token/i }).fill('sandbox-admin')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('link', { name: 'billing-pg' })).toBeVisible()
    const truth = await readStates(page)

    changed.turn('on')
    while (changed.answers() < ANSWERS) {
      const path = dice.pick(PAGES)
      await page.goto(changed.url + path)
      await page.waitForLoadState('networkidle')
      const changes = changed.takeChanges()
      const say = (problem: string) =>
        problems.push(`${path}: ${problem}, after ${JSON.stringify(changes)}`)
      const text = await page.locator('body').innerText()
      if (text.includes('could not be shown')) say('the page is shown as broken')
      const [nonsense] = NONSENSE.exec(text) ?? []
      if (nonsense) say(`it says “${nonsense}”`)
      if (path === LIST && !changes.some(({ at }) => OTHER_FACTS.test(at))) {
        for (const [service, state] of await readStates(page)) {
          const before = truth.get(service)
          const unprotected = UNPROTECTED.some((key) => PROTECTION_WORDS[key].label === before)
          if (unprotected && state === 'Protected') say(`${service} was ${before}, and is ${state}`)
        }
      }
    }
  } finally {
    await changed.close()
  }
  expect(problems).toEqual([])
})

/** The state of each service that the list shows. */
async function readStates(page: Page): Promise<Map<string, string>> {
  const rows = page.getByRole('table', { name: 'Current services' }).locator('tbody tr[data-index]')
  const labels = Object.values(PROTECTION_WORDS).map(({ label }) => label)
  return new Map(
    (await rows.allInnerTexts()).map((text) => {
      const words = text
        .split(/[\n\t]/)
        .map((word) => word.trim())
        .filter(Boolean)
      return [words[0] ?? '', words.find((word) => labels.includes(word)) ?? 'none']
    }),
  )
}
