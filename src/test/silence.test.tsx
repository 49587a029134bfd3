// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { renderApp } from './render-app'

/* Where Aiven is silent or contradicts itself: every page says so, none says that there is no copy. */

const LIST = '/v1/project/acme-production/service'
const PAGES = '/projects/acme-production/services'
const REGION = 'aws-eu-west-1'

type Json = Record<string, unknown>

/** The answers about one service, changed wherever the API tells of it. */
function change(name: string, changes: Json, report: Json | ((report: Json) => Json) = {}) {
  return {
    [LIST]: (answer: unknown) => ({
      services: (answer as { services: Json[] }).services.map((one) =>
        one['service_name'] === name ? { ...one, ...changes } : one,
      ),
    }),
    [`${LIST}/${name}`]: (answer: unknown) => ({
      service: { ...(answer as { service: Json }).service, ...changes },
    }),
    [`${LIST}/${name}/backups`]: report,
  }
}

/** Goes through every page that tells of orders-pg, and expects the words on each. */
async function checkEveryPage(answers: ReturnType<typeof change>, words: RegExp) {
  const { open } = await renderApp(PAGES, { answers })
  const badge = async () =>
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /orders-pg/ })).toHaveTextContent('Unknown'),
    )
  await badge()
  await open('/coverage?q=orders-pg')
  await badge()
  await open('/outage?region=aws-eu-central-1&q=orders-pg')
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
  for (const tab of ['overview', 'backups', 'backups?dialog=fork&location=secondary']) {
    await open(`${PAGES}/orders-pg/${tab}`)
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
    expect(screen.queryByText(/No copy in/)).not.toBeInTheDocument()
    expect(screen.queryByText('Waiting for first copy')).not.toBeInTheDocument()
    expect(screen.queryByText('Protected')).not.toBeInTheDocument()
  }
}

describe('what Aiven does not tell', () => {
  it.each([[{ backups: null }], [{ backups: undefined }]])(
    'a list of backups that is missing is not called no backup: %j',
    async (changes) => {
      const words = /Aiven does not list this service’s backups/
      await expect(checkEveryPage(change('orders-pg', changes), words)).resolves.toBeUndefined()
    },
  )

  it('a recovery window without a listed copy is a contradiction, not protection', async () => {
    const at = { backup_time: '2026-06-10T00:00:00Z', storage_location: 'aws-eu-central-1' }
    const backups = [{ backup_name: 'b', ...at }]
    const window = {
      pitr_range_start: '2026-06-10T00:00:00Z',
      pitr_range_end: '2026-06-10T01:00:00Z',
    }
    const report = { backups, pitr: { additional_regions: [{ cloud: REGION, ...window }] } }
    const words = /Aiven reports a recovery window .* but lists no backup/
    const answers = change('orders-pg', { backups }, report)
    await expect(checkEveryPage(answers, words)).resolves.toBeUndefined()
  })

  it('one odd service is left out and named; the others are there', async () => {
    const odd = { additional_regions: [{ cloud: REGION, paused: 'yes' }] }
    const backups = [{ backup_name: 'b', backup_time: '2026-06-10T00:00:00Z', ...odd }]
    const { open } = await renderApp(PAGES, { answers: change('orders-pg', { backups }) })
    const words = '1 service could not be loaded and is not counted here'
    expect(await screen.findByText(words)).toBeInTheDocument()
    expect(screen.getByText('13 services')).toBeInTheDocument()
    expect(screen.getByText(/paused/)).toBeInTheDocument()
    for (const page of ['/coverage', '/outage']) {
      await open(page)
      expect(await screen.findByText(words)).toBeInTheDocument()
      expect(await screen.findByText('acme-production, orders-pg')).toBeInTheDocument()
    }
  })
})
