// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { renderApp } from './render-app'

/* After an update of Offsite, the code that a page has not loaded yet is gone. */

vi.mock('~/configuration', gone)
vi.mock('~/pages/service/backups/actions/SecondaryLocationDialog', gone)
vi.mock('~/pages/service/backups/actions/BackupSettingsDialog', gone)
vi.mock('~/pages/service/backups/recoverable/ObjectiveDialog', gone)
vi.mock('~/pages/service/backups/over-time/LagChart', gone)
vi.mock('~/pages/service/fork', gone)
vi.mock('~/pages/outage/OutageMap', gone)
vi.mock('~/pages/frame/sign-in/SignInPage', gone)
vi.mock('~/pages/history', gone)
// This one is asked for more than once, and the test's loader fails only the first time.
vi.mock('~/pages/coverage/bulk/BulkDialog', () => ({ default: gone }))

function gone(): never {
  throw new Error('Failed to fetch dynamically imported module')
}

const SERVICE = '/projects/acme-production/services/orders-pg'
const MISSING = 'This part could not be shown'

beforeEach(() => {
  // React reports what a boundary has caught.
  vi.spyOn(console, 'error').mockReturnValue()
})

describe('a dialog whose code is gone', () => {
  it.each([
    ['the configuration', `${SERVICE}/overview?edit=configuration`, 'orders-pg'],
    ['the secondary location', `${SERVICE}/backups?dialog=secondary-location`, 'orders-pg'],
    ['the backup settings', `${SERVICE}/backups?dialog=backup-settings`, 'orders-pg'],
    ['the objective', `${SERVICE}/backups?edit=objective`, 'orders-pg'],
    ['a fork', `${SERVICE}/backups?dialog=fork`, 'orders-pg'],
  ])('says so alone, and the page stays: %s', async (_, path, heading) => {
    const { user, search } = await renderApp(path)
    const dialog = within(await screen.findByRole('dialog', { name: MISSING }))
    expect(dialog.getByRole('button', { name: 'Reload the page' })).toBeInTheDocument()
    expect(dialog.getByText(/What you typed on this page stays/)).toBeInTheDocument()
    await user.click(dialog.getByText('Close', { selector: 'button' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(search()).not.toMatch(/dialog|edit/)
    expect(screen.getByRole('heading', { level: 1, name: heading })).toBeInTheDocument()
  })
})

it('the dialog of many services, whose code is gone, leaves the selection', async () => {
  const { user } = await renderApp('/coverage')
  const all = await screen.findByRole('checkbox', { name: /^Select all/ })
  await user.click(all)
  await user.click(screen.getByText('Add secondary backup location', { selector: 'button' }))
  const dialog = within(await screen.findByRole('dialog', { name: MISSING }))
  await user.click(dialog.getByText('Close', { selector: 'button' }))
  expect(all).toBeChecked()
})

it.each([
  ['a chart', `${SERVICE}/backups`, /^The chart could not be drawn/, 'orders-pg'],
  ['the map', '/outage', /^The map could not be loaded/, /Region outage/],
])('a picture whose code is gone leaves its words: %s', async (_, path, words, heading) => {
  await renderApp(path)
  expect(await screen.findByText(words)).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1, name: heading })).toBeInTheDocument()
})

it('the sign-in page whose code is gone can be loaded again', async () => {
  await renderApp(SERVICE, { as: null })
  expect(await screen.findByText(MISSING)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Reload the page' })).toBeInTheDocument()
})

it('a page whose code cannot be loaded says so in the frame, which stays while the server is down', async () => {
  let isDown = false
  const { user, go, sent } = await renderApp('/projects/acme-production/services', {
    intercept: () => {
      if (isDown) throw new TypeError('Failed to fetch')
      return undefined
    },
  })
  expect(await screen.findByText('orders-pg')).toBeInTheDocument()
  isDown = true
  act(() => go('/history'))
  const notice = within(await screen.findByRole('alert'))
  expect(notice.getByText('This page could not be shown')).toBeInTheDocument()
  expect(notice.getByText(/^Its code could not be loaded/)).toBeInTheDocument()
  expect(screen.getByText('Coverage', { selector: 'a' })).toBeInTheDocument()
  expect(sessionStorage).toHaveLength(0)

  const asked = sent.length
  await user.click(notice.getByRole('button', { name: 'Retry' }))
  expect(await notice.findByText(/^Offsite’s server is not responding\./)).toBeInTheDocument()
  expect(sent.slice(asked)).toContainEqual(
    expect.objectContaining({ method: 'GET', path: '/session' }),
  )

  act(() => go('/projects/acme-production/services'))
  expect(await screen.findByText('orders-pg')).toBeInTheDocument()
  expect(screen.queryByText('This page could not be shown')).toBeNull()
})

it('a page that was opened offline says so, and is tried once the browser is online', async () => {
  let isDown = false
  const { go } = await renderApp('/projects/acme-production/services', {
    intercept: () => {
      if (isDown) throw new TypeError('Failed to fetch')
      return undefined
    },
  })
  expect(await screen.findByText('orders-pg')).toBeInTheDocument()
  isDown = true
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => go('/history'))
  const notice = within(await screen.findByRole('alert'))
  expect(notice.getByText(/^You are offline\./)).toBeInTheDocument()
  online.mockRestore()
  act(() => void window.dispatchEvent(new Event('online')))
  expect(await notice.findByText(/^Offsite’s server is not responding\./)).toBeInTheDocument()
})
