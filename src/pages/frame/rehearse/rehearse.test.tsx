// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

afterEach(() => localStorage.clear())

async function openPanel(path: string) {
  const app = await renderApp(path)
  await app.user.click(await screen.findByText('Rehearse', { selector: 'button' }))
  const panel = within(await screen.findByRole('dialog', { name: 'Rehearse' }))
  return { ...app, panel, press: (name: string) => app.user.click(panel.getByText(name)) }
}

it('shows what the new user can see, and nothing of what the one before saw', async () => {
  const { panel, press } = await openPanel('/projects/acme-analytics/services')
  expect(await screen.findByText('features-pg')).toBeInTheDocument()
  await press('Continue as Rita Reader')
  expect(await panel.findByText('Signed in as Rita Reader')).toBeInTheDocument()
  expect(await screen.findByText('You don’t have access to acme-analytics')).toBeInTheDocument()
  await press('Continue as Ada Admin')
  expect(await panel.findByText('Signed in as Ada Admin')).toBeInTheDocument()
  expect(await screen.findByText('features-pg')).toBeInTheDocument()
})
