// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from './render-app'

const NO_PROJECT = Response.json({ message: 'Project does not exist' }, { status: 404 })

/** The most often that one address may be asked: by the page's loader, and by what polls it. */
const LIMIT = 2

it.each([
  ['/projects/gone/services', 'There is no project gone'],
  ['/projects/gone/create-service', 'There is no project gone'],
  ['/projects/gone/create-service?type=pg', 'There is no project gone'],
  ['/projects/gone/services/orders/overview', 'There is no service orders in gone'],
  ['/projects/gone/services/orders/backups?dialog=fork', 'There is no service orders in gone'],
  ['/projects/gone/services/orders/drill', 'There is no service orders in gone'],
])('%s tells that its first answer was an error, and does not ask on', async (path, title) => {
  const { sent } = await renderApp(path, {
    intercept: (_, asked) =>
      asked.startsWith('/v1/project/gone/') ? NO_PROJECT.clone() : undefined,
  })
  expect(await screen.findByText(title)).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByText(/^Loading/)).not.toBeInTheDocument())
  const often = sent.filter((one) => sent.filter((other) => other.path === one.path).length > LIMIT)
  expect(often).toEqual([])
})

it('a service that cannot be loaded says so, and keeps the focus until it can', async () => {
  let broken = true
  const { user } = await renderApp('/projects/acme-production/services', {
    intercept: (_, asked) =>
      broken && asked.endsWith('/service/orders-pg')
        ? Response.json({ message: 'No' }, { status: 400 })
        : undefined,
  })
  const link = await screen.findByRole('link', { name: 'orders-pg' })
  link.focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('The service could not be loaded')
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus())
  expect(document.title).toBe('orders-pg · Offsite')
  broken = false
  screen.getByRole('button', { name: 'Retry' }).focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: 'Overview' })).toHaveFocus()
  expect(await screen.findByRole('region', { name: 'Advanced configuration' })).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Overview' })).toHaveFocus()
})

it('projects that could not be loaded are told of, and the focus stays when they are', async () => {
  let broken = true
  const { user } = await renderApp('/coverage', {
    intercept: (_, asked) =>
      broken && asked.startsWith('/v1/project/acme-staging/service')
        ? Response.json({ message: 'No' }, { status: 400 })
        : undefined,
  })
  const notice = await screen.findByText(/^1 project could not be loaded/)
  expect(notice.closest('[role=status]')).toBeVisible()
  broken = false
  screen.getByRole('button', { name: 'Retry' }).focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Coverage' })).toHaveFocus())
})

it('a cloud can be typed where the clouds could not be loaded', async () => {
  const { user } = await renderApp('/projects/acme-production/create-service', {
    intercept: (_, asked) =>
      asked.endsWith('/clouds') ? Response.json({ message: 'No' }, { status: 400 }) : undefined,
  })
  const input = await screen.findByLabelText('Cloud region')
  await user.clear(input)
  await user.type(input, 'aws-eu-west-1')
  expect(input).toHaveValue('aws-eu-west-1')
})
