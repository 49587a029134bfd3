import { expect, type Page } from '@playwright/test'
import { PROTECTION_WORDS } from '../../src/words/protection'
import type { Offsite } from '../offsite'
import type { Witness } from './witness'

const PROJECTS = ['acme-production', 'acme-staging', 'acme-analytics']

const LABELS = Object.values(PROTECTION_WORDS).map(({ label }) => label)

/** A page that polls sends about ten requests a minute; as many from one page in ten seconds are a loop. */
const MOST_AT_REST = 12

/** A service as far as a person can change it. */
type Kept = Record<string, unknown>

/** All services of the sandbox, by project and name. */
export async function takeStock(offsite: Offsite): Promise<Map<string, Kept>> {
  const stock = new Map<string, Kept>()
  for (const project of PROJECTS) {
    const answer = (await offsite.api('GET', `/v1/project/${project}/service`)) as {
      services: (Kept & { service_name: string; user_config: Kept })[]
    }
    for (const {
      service_name: name,
      plan,
      cloud_name: cloud,
      user_config,
      tags,
    } of answer.services) {
      stock.set(`${project}/${name}`, { plan, cloud, tags, user_config })
    }
  }
  return stock
}

/** What is different on the sandbox although no page asked for it. */
export function unasked(
  before: Map<string, Kept>,
  after: Map<string, Kept>,
  { writes }: Witness,
): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].flatMap((name) => {
    const [project, service] = name.split('/')
    const path = `/v1/project/${project}/service`
    const asked = writes.filter((one) => one.path.startsWith(`${path}/${service}`))
    const created = writes.some(
      ({ method, path: to, body }) =>
        method === 'POST' && to === path && body['service_name'] === service,
    )
    const [old, now] = [before.get(name), after.get(name)]
    if (!now) return asked.some(({ method }) => method === 'DELETE') ? [] : [`${name} is gone`]
    if (!old) return created ? [] : [`${name} is there`]
    if (created || asked.length > 0) return []
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [`${name} was changed`]
  })
}

/** Once all is well again: nothing is stuck, the pages agree, and nothing is asked without end. */
export async function expectCalm(page: Page, offsite: Offsite, witness: Witness): Promise<void> {
  // High enough for a table that draws what is in sight to draw all of it.
  await page.setViewportSize({ width: 1280, height: 6000 })
  // The walk may have ended as somebody who sees less.
  await page.context().clearCookies()
  await page.goto(offsite.url)
  const button = page.getByRole('button', { name: 'Continue as Ada Admin' })
  await button.click()
  await expect(page.getByRole('link', { name: 'Coverage', exact: true })).toBeVisible()

  const names = [...(await takeStock(offsite)).keys()]
  await page.goto(`${offsite.url}/coverage?forks=true`)
  const coverage = await statesOf(page, 'Services of all projects', names.length)
  const listed = new Map<string, string>()
  for (const project of PROJECTS) {
    await page.goto(`${offsite.url}/projects/${project}/services`)
    const count = names.filter((name) => name.startsWith(`${project}/`)).length
    const states = await statesOf(page, 'Current services', count)
    for (const [service, state] of states) listed.set(service, state)
  }
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(coverage))
  expect(witness.complaints).toEqual([])
  expect(witness.floods()).toEqual([])

  const before = witness.requests()
  await new Promise((resolve) => setTimeout(resolve, 10_000))
  expect(witness.requests() - before).toBeLessThanOrEqual(MOST_AT_REST)
}

/** The state of each service that a table tells, once it has all of them and is at rest. */
async function statesOf(page: Page, table: string, count: number): Promise<Map<string, string>> {
  const rows = page.getByRole('table', { name: table }).locator('tbody tr[data-index]')
  await expect(rows).toHaveCount(count)
  await expect(rows.filter({ hasText: /Checking/ })).toHaveCount(0)
  const states = new Map<string, string>()
  for (const text of await rows.allInnerTexts()) {
    const words = text.split(/[\n\t]/).map((word) => word.trim())
    const [service] = words.filter(Boolean)
    states.set(service ?? '', words.find((word) => LABELS.includes(word)) ?? 'no state')
  }
  return states
}
