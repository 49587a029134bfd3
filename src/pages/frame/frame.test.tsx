// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

const SERVICES = '/projects/acme-production/services'

describe('the frame', () => {
  it('says that nothing can be changed, where that is so', async () => {
    await renderApp(SERVICES, {
      answers: { '/session': (session: object) => ({ ...session, read_only: true }) },
    })
    expect(await screen.findByText('Read-only')).toBeVisible()
  })

  it('has no button to sign out of what a proxy signed in to', async () => {
    await renderApp(SERVICES, {
      answers: { '/session': (session: object) => ({ ...session, single_sign_on: true }) },
    })
    expect(await screen.findByText('Signed in as')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull()
    expect(screen.queryByText('Read-only')).toBeNull()
  })

  it('follows the zone that was chosen in another tab', async () => {
    await renderApp(SERVICES)
    expect(await screen.findByLabelText('Local')).toBeChecked()
    localStorage.setItem('offsite-zone', 'utc')
    act(() => void dispatchEvent(new StorageEvent('storage', { key: 'offsite-zone' })))
    expect(screen.getByLabelText('UTC')).toBeChecked()
  })

  it('keeps a session that is used, once every five minutes, and notices one that has ended', async () => {
    const app = await renderApp(SERVICES)
    await screen.findByText('Signed in as')
    const asked = () => app.sent.filter(({ path }) => path === '/session').length
    const before = asked()
    fireEvent.keyDown(document.body, { key: 'a' })
    expect(asked()).toBe(before)

    const later = Date.now() + 5 * 60_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    fireEvent.keyDown(document.body, { key: 'a' })
    fireEvent.pointerDown(document.body)
    await waitFor(() => expect(asked()).toBe(before + 1))
    expect(screen.queryByRole('dialog', { name: 'Sign in again' })).toBeNull()

    app.endSession()
    vi.spyOn(Date, 'now').mockReturnValue(later + 5 * 60_000)
    fireEvent.pointerDown(document.body)
    expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeInTheDocument()
  })
})
