// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { zonePreference } from '../../../ui/preferences'
import { renderApp } from '../../../test/render-app'

const PROJECT = '/v1/project/acme-production'
const BACKUPS = '/projects/acme-production/services/orders-pg/backups'
const TAGS = {
  'offsite:drill': 'orders-pg-drill',
  'offsite:drill_source': 'orders-pg',
  'offsite:drill_location': 'secondary',
}

beforeEach(() => {
  localStorage.clear()
  zonePreference.set('utc')
})

describe('a drill', () => {
  it('is asked for in the dialog: its cost is told, and the fork gets the tags', async () => {
    const app = await renderApp(BACKUPS)
    await app.user.click(await screen.findByRole('link', { name: 'Rehearse a restore' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New database fork' }))
    expect(dialog.getByLabelText('This is a restore drill')).toBeChecked()
    await app.user.click(dialog.getByLabelText('Secondary location'))
    expect(await dialog.findByText(/^As a drill about USD/)).toHaveTextContent(
      /USD \d+\.\d\d for 1 hour, \d+\.\d\d for 4 hours, \d+\.\d\d for a day/,
    )
    await app.user.click(dialog.getByText(/The exact request/))
    expect(dialog.getByText(/--add-tag offsite:drill=orders-pg-drill/)).toBeInTheDocument()
    await app.user.click(dialog.getByText('Create fork'))

    expect(await screen.findByRole('heading', { name: 'orders-pg-drill' })).toBeInTheDocument()
    expect(app.writes()).toEqual([
      {
        method: 'POST',
        path: `${PROJECT}/service`,
        body: {
          service_name: 'orders-pg-drill',
          service_type: 'pg',
          plan: 'business-8',
          cloud: 'aws-eu-west-1',
          user_config: { service_to_fork_from: 'orders-pg' },
          tags: TAGS,
        },
      },
    ])
    const tab = screen.getByRole('link', { name: 'Restore drill' })
    await waitFor(() => expect(tab).toHaveAttribute('aria-current', 'page'))
    expect(await screen.findByText(/for 0 s so far|for \d+ s so far/)).toBeInTheDocument()
  })
})
