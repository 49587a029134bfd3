// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { catchFiles } from '~/test/files'
import { renderApp } from '~/test/render-app'

const FRANKFURT = '/outage?region=aws-eu-central-1'
const NAME = 'orders-pg-recovery-eu-west-1'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The runbook of an outage of Frankfurt, so long after somebody has recovered orders-pg. */
async function openAfter(milliseconds: number) {
  const app = await renderApp('/outage')
  await app.api('POST', '/v1/project/acme-production/service', {
    service_name: NAME,
    service_type: 'pg',
    plan: 'business-8',
    cloud: 'aws-eu-west-1',
    user_config: { service_to_fork_from: 'orders-pg' },
  })
  // Ages are rounded down to ten seconds.
  await app.advance(milliseconds + MINUTE / 2)
  await app.user.click(await screen.findByRole('button', { name: 'Reload all projects' }))
  await app.open(FRANKFURT)
  const forks = await screen.findByRole('table', { name: 'Forks' })
  const row = await waitFor(() => within(forks).getByRole('row', { name: new RegExp(NAME) }))
  await within(row).findByText(/^Already there|^Older fork/)
  return {
    ...app,
    row,
    cells: within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  }
}

it('takes no fork of an earlier rehearsal for the recovery of today', async () => {
  const { user, cells, row } = await openAfter(5 * DAY)
  expect(cells[2]).toBe('data no newer than 5 days ago')
  expect(cells[4]).toBe(
    'Older forkRunning, created 5 days agoA new fork can hold newer data: check this one, or delete it to create a new one.',
  )
  expect(within(row).getByRole('link', { name: NAME })).toBeVisible()
  // Of four that can be recovered by then; it is no part of the progress, nor of the price.
  expect(screen.queryByText(/\d of \d running/)).not.toBeInTheDocument()
  expect(screen.getByText(/^for \d selected forks/)).toHaveTextContent(
    /^for 3 selected forks, excluding 1 that exists already/,
  )

  const files = catchFiles()
  await user.click(screen.getByRole('button', { name: 'Checklist' }))
  await user.click(screen.getByRole('button', { name: 'Terraform' }))
  const [checklist, terraform] = await files.texts()
  expect(checklist).toMatch(
    new RegExp(`${NAME}.*\\n.*\\n {3}- An older fork has this name, created`),
  )
  expect(terraform).toContain(`# ${NAME}: An older fork has this name, created 10 Jun 2026`)

  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  const dialog = await screen.findByRole('dialog', { name: 'Start recovery' })
  expect(dialog).toHaveTextContent('1 selected fork cannot be created: an older fork has its name')
  expect(within(dialog).getByRole('button', { name: 'Create 3 forks' })).toBeVisible()
})

it('counts a fork that another browser made minutes ago, and claims no loss for it', async () => {
  const { cells } = await openAfter(20 * MINUTE)
  expect(cells[2]).toBe('data no newer than 20 min ago')
  expect(cells[4]).toMatch(/^RunningAlready there, created 20 min ago/)
  expect(screen.getByText('1 of 1 running')).toBeVisible()
  expect(screen.getByText(/^for \d selected forks/)).toHaveTextContent(
    /^for 2 selected forks, excluding 1 that exists already/,
  )
})
