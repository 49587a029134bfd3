// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { call } from '~/api/client'
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

  it('stops where another tab signs in as someone else, until one goes on as them', async () => {
    const app = await renderApp(SERVICES)
    await screen.findByText('Signed in as')
    const save = () =>
      call({
        method: 'PUT',
        path: '/v1/project/acme-production/service/orders-pg',
        body: { termination_protection: true },
        answer: z.object({}),
      })
    await save()

    await app.signInElsewhere('sandbox-operator')
    await expect(save()).rejects.toMatchObject({
      status: 412,
      errorCode: 'offsite_session_changed',
    })
    const notice = await screen.findByText('otto@acme.example is signed in now')
    expect(notice.closest('[role=status]')).toHaveTextContent('ada@acme.example opened this page')
    await expect(save()).rejects.toMatchObject({ status: 412 })

    await app.user.click(screen.getByRole('button', { name: 'Continue as otto@acme.example' }))
    expect(screen.queryByText('otto@acme.example is signed in now')).toBeNull()
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus())
    await save()
  })

  it('lets one go on where nobody can say who has signed in', async () => {
    let failing = false
    const app = await renderApp(SERVICES, {
      intercept: (_, path) =>
        failing && path === '/session' ? new Response('', { status: 502 }) : undefined,
    })
    await screen.findByText('Signed in as')
    await app.signInElsewhere('sandbox-operator')
    failing = true
    await act(async () => app.go('/projects/acme-staging/services'))
    await app.user.click(await screen.findByRole('button', { name: 'Continue as someone else' }))
    expect(screen.queryByText('someone else is signed in now')).toBeNull()
  })

  it('goes on where the same person has signed in again in another tab', async () => {
    const app = await renderApp(SERVICES)
    await screen.findByText('Signed in as')
    await app.signInElsewhere('sandbox-admin')
    await act(async () => app.go('/projects/acme-staging/services'))
    expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument()
    expect(screen.queryByText(/is signed in now/)).toBeNull()
  })
})
