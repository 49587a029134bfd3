// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'
import * as downloads from '~/ui/download'

beforeEach(() => localStorage.clear())

const HOUR = 3_600_000

const services = () => screen.findByRole('table', { name: 'Time protected by service' })

describe('history', () => {
  it('says what is missing where nobody watches', async () => {
    await renderApp('/history')
    expect(await screen.findByRole('heading', { name: 'Nobody is watching' })).toBeVisible()
  })

  it('tells how long each was protected, and each breach, as the clock moves on', async () => {
    const { pass, advance, user } = await renderApp('/history?days=30', { watch: true })
    await pass()
    for (const hours of [20, 20]) {
      await advance(hours * HOUR)
      await pass()
    }
    const breaches = await screen.findByRole('table', { name: 'Breaches' })
    expect(within(breaches).getAllByRole('row', { name: /Ongoing/ }).length).toBeGreaterThan(3)
    expect(
      screen.getByRole('img', {
        name: /^Protected \S+ % of the 1 day 16 h watched in the last 30/,
      }),
    ).toBeVisible()

    const row = within(await services()).getByRole('row', { name: /^billing-pg/ })
    expect(row).toHaveTextContent(/acme-production · 1 breach of 1 day 16 h0 %0 %100 %0 %/)
    await user.click(within(row).getByRole('link', { name: 'billing-pg' }))
    expect(await screen.findByRole('heading', { name: 'billing-pg' })).toBeVisible()
    expect(
      await screen.findByText(/^Protected 0 % of the 1 day 16 h watched.*; 1 breach of 1 day 16 h/),
    ).toBeVisible()
  })

  it('tells how much of a breach nobody watched, on the page and as CSV', async () => {
    const saved = vi.spyOn(downloads, 'download').mockImplementation(() => {})
    saved.mockClear()
    const { pass, advance, user } = await renderApp(
      '/history?project=acme-production&service=billing-pg',
      {
        watch: true,
        answers: {
          '/watch/history?days=90': (told: { at: number }) => ({
            ...told,
            at: told.at + 5 * 24 * HOUR,
          }),
        },
      },
    )
    await pass()
    await advance(HOUR)
    await pass()
    const breaches = await screen.findByRole('table', { name: 'Breaches' })
    const row = within(breaches).getByRole('row', { name: /^billing-pg/ })
    expect(row).toHaveTextContent(/Ongoing when last watched5 days 1 hof which 5 days not watched$/)
    expect(screen.getByText(/1 breach of 5 days 1 h, of which 5 days not watched/)).toBeVisible()
    await user.click(screen.getByRole('menuitem', { name: 'Breaches (CSV)', hidden: true }))
    const [, line = ''] = saved.mock.lastCall?.[1]().split('\r\n') ?? []
    const fields = line.split(',')
    const [seconds, unwatched] = [fields[6], fields.at(-1)].map(Number)
    expect([seconds, unwatched].map((one) => Math.round((one ?? NaN) / 3600))).toEqual([121, 120])
  })

  it('can be told by project, and of one project', async () => {
    const { pass, user, search } = await renderApp('/history', { watch: true })
    await pass()
    await services()
    await user.click(screen.getByRole('radio', { name: 'Project' }))
    const table = await screen.findByRole('table', { name: 'Time protected by project' })
    expect(within(table).getAllByRole('row')).toHaveLength(4)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Project' }), 'acme-staging')
    const rows = within(await services())
      .getAllByRole('row')
      .slice(1)
    for (const row of rows) expect(row).toHaveTextContent('acme-staging')
    expect(search()).toBe('?project=acme-staging')
    expect(screen.getByText('3 of 17 services')).toBeVisible()

    await user.click(screen.getByRole('button', { name: 'Remove filter Project: acme-staging' }))
    expect(await screen.findByText('17 services')).toHaveFocus()
    expect(search()).toBe('')
  })

  it('tells of restore drills whose fork is deleted', async () => {
    const drill = { project: 'acme-staging', fork: 'staging-pg-drill', requested: '2026-06-01' }
    const result = { service: 'staging-pg', location: 'secondary', result: 'remarks', at: 1.78e12 }
    const { pass } = await renderApp('/history?project=acme-staging', {
      watch: true,
      answers: {
        '/watch/history?days=90': (told: object) => ({
          ...told,
          drills: [
            { ...drill, ...result },
            { ...drill, ...result, fork: 'staging-pg-drill-2', result: 'unseen' },
          ],
        }),
      },
    })
    await pass()
    const table = await screen.findByRole('table', { name: 'Restore drills' })
    expect(within(table).getByRole('row', { name: /Passed with issues/ })).toHaveTextContent(
      /staging-pg-drillfrom the secondary locationPassed with issues/,
    )
    expect(within(table).getByRole('row', { name: /staging-pg-drill-2/ })).toHaveTextContent(
      'Deleted before its result was seen',
    )
  })

  it('tells of each change of secondary backup location, on the page and as CSV', async () => {
    const saved = vi.spyOn(downloads, 'download').mockImplementation(() => {})
    const { pass, api, user } = await renderApp('/history', { watch: true })
    await pass()
    await services()
    const title = 'Changes of secondary backup location'
    expect(screen.getByRole('heading', { name: `${title} (0)` })).toBeVisible()
    await api('PUT', '/v1/project/acme-production/service/billing-pg', {
      user_config: { additional_backup_regions: ['aws-eu-west-1'] },
    })
    await pass()
    const table = await screen.findByRole('table', { name: title })
    expect(within(table).getByRole('row', { name: /^billing-pg/ })).toHaveTextContent(
      /acme-productionnoneaws-eu-west-110 Jun 2026/,
    )
    await user.click(screen.getByRole('menuitem', { name: 'Location changes (CSV)', hidden: true }))
    expect(saved.mock.calls[0]?.[1]()).toMatch(
      /^project,service,seen,before,after\r\nacme-production,billing-pg,2026-06-10T\S+Z,,aws-eu-west-1\r\n$/,
    )

    await user.selectOptions(screen.getByRole('combobox', { name: 'Project' }), 'acme-staging')
    expect(await screen.findByRole('heading', { name: `${title} (0)` })).toBeVisible()
  })

  it('gives the shares and the breaches as CSV', async () => {
    const saved = vi.spyOn(downloads, 'download').mockImplementation(() => {})
    const { pass, user } = await renderApp('/history?project=acme-staging', { watch: true })
    await pass()
    await services()
    await user.click(screen.getByRole('menuitem', { name: 'Breaches (CSV)', hidden: true }))
    await user.click(screen.getByRole('menuitem', { name: 'Time protected (CSV)', hidden: true }))
    const [breaches = '', shares = ''] = saved.mock.calls.map(([, make]) => make())
    expect(breaches).toMatch(
      /^project,service,type,state,start,end,seconds,cause,not_watched_seconds\r\n/,
    )
    expect(breaches).toMatch(/acme-staging,\S+,\w+,not-protected,\d{4}-\S+Z,,\d+,/)
    expect(shares).toContain('\r\nacme-staging,')
  })

  it('stands on the tab Backups of a service too, where a watcher has seen it', async () => {
    const { pass } = await renderApp('/projects/acme-production/services/billing-pg/backups', {
      watch: true,
    })
    await pass()
    const section = await screen.findByRole('region', { name: 'Time protected' })
    expect(within(section).getByRole('img', { name: /90 days; 1 breach/ })).toBeVisible()
    expect(within(section).getByRole('link', { name: 'History' })).toHaveAttribute(
      'href',
      '/history?project=acme-production&service=billing-pg',
    )
  })

  it('tells apart what Aiven’s report knows of the time before, of one service', async () => {
    const { pass, user } = await renderApp('/history?project=acme-production', { watch: true })
    await pass()
    await services()
    const title = 'Lag before the watcher began, from Aiven’s report'
    expect(screen.queryByRole('heading', { name: title })).not.toBeInTheDocument()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Service' }), 'orders-pg')
    expect(await screen.findByRole('heading', { name: title })).toBeVisible()
    expect(
      screen.getByRole('img', { name: /^Highest: .* so it counts in no share\.$/ }),
    ).toBeVisible()
    expect(screen.getByText(/^Watched for less than a minute/)).toBeVisible()
  })

  it('is part of the evidence of coverage', async () => {
    const saved = vi.spyOn(downloads, 'download').mockImplementation(() => {})
    saved.mockClear()
    const { pass, user } = await renderApp('/coverage', { watch: true })
    await pass()
    await screen.findByRole('button', { name: 'Reload all projects' })
    await screen.findByRole('table', { name: 'Services of all projects' })
    await waitFor(async () => {
      await user.click(screen.getByRole('menuitem', { name: 'Printable report', hidden: true }))
      expect(saved.mock.lastCall?.[1]()).toMatch(
        /support a secondary backup location, of \d+ in all\. Watched for less than a minute in the last 90 days; 9 breaches/,
      )
    })
  })
})
