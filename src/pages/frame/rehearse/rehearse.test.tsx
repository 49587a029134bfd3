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

it('starts over only when one has said so, as everything made is lost', async () => {
  const { press, writes, user } = await openPanel('/projects/acme-production/services')
  const resets = () => writes().filter(({ path }) => path === '/sandbox/reset')
  const question = async () => within(await screen.findByRole('dialog', { name: 'Start over?' }))

  await press('Start over')
  const asked = await question()
  expect(asked.getByText(/all services, drills and changes made here are deleted/)).toBeVisible()
  await user.click(asked.getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('dialog', { name: 'Start over?' })).toBeNull()
  expect(resets()).toEqual([])

  await press('Start over')
  await user.click((await question()).getByRole('button', { name: 'Start over' }))
  expect(screen.queryByRole('dialog', { name: 'Start over?' })).toBeNull()
  expect(await screen.findByText(/^Started over/)).toBeVisible()
  expect(resets()).toHaveLength(1)
})
