// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { renderApp } from '~/test/render-app'

vi.mock('./SignInAgain', () => {
  throw new Error('Failed to fetch dynamically imported module')
})

it('signing in again works, and loses nothing, where an update took its code away', async () => {
  const app = await renderApp('/projects/acme-production/services/billing-pg/backups?dialog=fork')
  const fork = within(await screen.findByRole('dialog', { name: 'New database fork' }))
  const name = await fork.findByRole('textbox', { name: /name/i })
  fireEvent.change(name, { target: { value: 'typed-by-me' } })
  app.endSession()
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5 * 60_000)
  fireEvent.pointerDown(document.body)

  const dialog = within(await screen.findByRole('dialog', { name: 'Sign in again' }))
  await app.user.click(dialog.getByText('Continue here'))
  expect(await dialog.findByRole('alert')).toHaveTextContent('Not signed in yet.')
  await app.signInElsewhere()
  await app.user.click(dialog.getByText('Continue here'))
  await waitFor(() => expect(screen.queryByText('Continue here')).toBeNull())
  expect(name).toHaveValue('typed-by-me')
})
