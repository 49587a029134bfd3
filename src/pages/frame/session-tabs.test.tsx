// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'

const OVERVIEW = '/projects/acme-production/services/orders-pg/overview'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

const restore = () =>
  act(async () => {
    dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }))
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  })

/** What the browser does in this tab when another one signs out. */
function signOutElsewhere() {
  localStorage.setItem('offsite-signed-out', '2026-06-10T20:30:00.000Z')
  act(() => void dispatchEvent(new StorageEvent('storage', { key: 'offsite-signed-out' })))
}

async function showSecrets(user: Awaited<ReturnType<typeof renderApp>>['user']) {
  await user.click(await screen.findByText('Show secrets'))
  expect(await screen.findByText(/^AVNS_/)).toBeVisible()
}

it('ends in every tab when one signs out', async () => {
  const { user } = await renderApp(OVERVIEW)
  await showSecrets(user)
  signOutElsewhere()
  expect(await screen.findByText('Continue as Ada Admin')).toBeVisible()
  expect(document.body).not.toHaveTextContent(/AVNS_|orders-pg/)
})

it('says in a tab that it ended in another one, and takes the focus to the sign-in', async () => {
  const { user } = await renderApp(`${OVERVIEW}?edit=configuration`)
  const hour = await screen.findByLabelText('backup hour', { selector: 'input' })
  await user.type(hour, '1')
  signOutElsewhere()
  expect(await screen.findByText('You signed out in another tab')).toBeVisible()
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Sign in' })).toHaveFocus())
})

it('goes on where another tab has emptied the storage', async () => {
  localStorage.setItem('offsite-signed-out', '2026-06-09T20:30:00.000Z')
  await renderApp(OVERVIEW)
  await screen.findByText('Show secrets')
  localStorage.clear()
  act(() => void dispatchEvent(new StorageEvent('storage', { key: null })))
  expect(screen.getByText('Show secrets')).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Sign in' })).not.toBeInTheDocument()
})

it('says nothing of other tabs in the one that was signed out in', async () => {
  const { user } = await renderApp(OVERVIEW)
  await user.click(await screen.findByText('Sign out'))
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Sign in' })).toHaveFocus())
  expect(screen.queryByText('You signed out in another tab')).not.toBeInTheDocument()
})

it('tells other tabs that it was ended', async () => {
  const { user } = await renderApp(OVERVIEW)
  await user.click(await screen.findByText('Sign out'))
  await screen.findByText('Continue as Ada Admin')
  expect(localStorage.getItem('offsite-signed-out')).not.toBeNull()
})

it('is checked before a page that the browser kept is shown again', async () => {
  const app = await renderApp(OVERVIEW)
  await showSecrets(app.user)
  app.endSession()
  await restore()
  expect(await screen.findByText('Continue as Ada Admin')).toBeVisible()
  expect(document.body).not.toHaveTextContent(/AVNS_|orders-pg/)
})

it('goes on where it is still there, without the secrets', async () => {
  const app = await renderApp(OVERVIEW)
  await showSecrets(app.user)
  await restore()
  await waitFor(() => expect(screen.getByText('Show secrets')).toBeVisible())
  expect(document.body).not.toHaveTextContent('AVNS_')
})

it('takes revealed secrets with it', async () => {
  const app = await renderApp(OVERVIEW)
  await showSecrets(app.user)
  app.endSession()
  const later = Date.now() + 5 * 60_000
  vi.spyOn(Date, 'now').mockReturnValue(later)
  await app.user.keyboard('a')
  expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeInTheDocument()
  expect(document.body).not.toHaveTextContent('AVNS_')
})

it('hides revealed secrets in a tab that was hidden for long', async () => {
  const app = await renderApp(OVERVIEW)
  await showSecrets(app.user)
  const visibility = vi.spyOn(document, 'visibilityState', 'get')
  const change = (state: DocumentVisibilityState) => {
    visibility.mockReturnValue(state)
    act(() => void document.dispatchEvent(new Event('visibilitychange')))
  }
  change('hidden')
  change('visible')
  expect(screen.getByText(/^AVNS_/)).toBeVisible()
  const left = Date.now()
  change('hidden')
  vi.spyOn(Date, 'now').mockReturnValue(left + 6 * 60_000)
  change('visible')
  await screen.findByText('Show secrets')
  expect(document.body).not.toHaveTextContent('AVNS_')
})
