// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const BACKUPS = '/projects/acme-production/services/billing-pg/backups'

it('leads to the page that was asked for', async () => {
  const { user, sent } = await renderApp(BACKUPS, { as: null })
  expect(await screen.findByText('Sandbox')).toBeInTheDocument()
  await user.click(await screen.findByText('Continue as Otto Operator'))
  expect(await screen.findByText('Recoverable now')).toBeInTheDocument()
  expect(screen.getByText('otto@acme.example')).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Backups' })).toHaveFocus())
  expect(sent.filter(({ path }) => path === '/session').map(({ method }) => method)).toEqual([
    'GET',
    'POST',
  ])
})

it('says what is wrong with a token, and keeps none', async () => {
  const { user } = await renderApp(BACKUPS, { as: null })
  const token = await screen.findByLabelText('Or paste a sandbox token')
  expect(token).toHaveAttribute('type', 'password')
  await user.click(screen.getByText('Sign in', { selector: 'button' }))
  expect(await screen.findByText('Paste a token')).toBeInTheDocument()
  await waitFor(() => expect(token).toHaveFocus())
  await user.type(token, ' not-a-token ')
  await user.click(screen.getByText('Sign in', { selector: 'button' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(/Token not accepted/)
  expect(JSON.stringify([localStorage, sessionStorage])).not.toContain('not-a-token')
})

it('is needed again after signing out', async () => {
  const { user } = await renderApp(BACKUPS)
  await user.click(await screen.findByText('Sign out'))
  expect(await screen.findByText('Continue as Ada Admin')).toBeInTheDocument()
  expect(screen.queryByText('Recoverable now')).not.toBeInTheDocument()
})

it.each([
  [401, 'You are not signed in'],
  [403, 'You are not signed in'],
  [503, 'Offsite’s server is not responding'],
])('says what an answer of %i about the session means: %s', async (status, title) => {
  const refused = {
    message: 'No.',
    errors: [{ message: 'No.', status, error_code: 'refused_by_offsite' }],
  }
  await renderApp(BACKUPS, {
    as: null,
    intercept: (_, path) => (path === '/session' ? Response.json(refused, { status }) : undefined),
  })
  expect(await screen.findByText(title)).toBeInTheDocument()
  expect(screen.queryByText(/Your role/)).not.toBeInTheDocument()
})
