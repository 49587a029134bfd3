// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const FAILED = 'The list of clouds could not be loaded'

const refuse = (path: string) =>
  path === '/v1/clouds' ? Response.json({ message: 'Out of order' }, { status: 500 }) : undefined

it.each(['continent=europe', 'region=custom-x', 'region=aws-eu-north-1', 'provider=foo'])(
  'claims nothing while the list of clouds is loading: %s',
  async (search) => {
    let answer: (() => void) | undefined
    const held = new Promise<undefined>((resolve) => {
      answer = () => resolve(undefined)
    })
    await renderApp(`/outage?${search}`, {
      intercept: (_, path) => (path === '/v1/clouds' ? held : undefined),
    })
    expect(await screen.findByText('Loading the list of clouds')).toBeInTheDocument()
    expect(screen.queryByLabelText('Totals')).not.toBeInTheDocument()
    expect(document.body).not.toHaveTextContent(/Nothing runs there|affected|There is no|know the/)
    answer?.()
    await waitFor(() =>
      expect(screen.queryByText('Loading the list of clouds')).not.toBeInTheDocument(),
    )
  },
)

it.each(['continent=europe', 'region=custom-x', 'region=google-us-east1', 'provider=foo'])(
  'claims nothing where the list of clouds could not be loaded: %s',
  async (search) => {
    await renderApp(`/outage?${search}`, { intercept: (_, path) => refuse(path) })
    expect(await screen.findByRole('alert')).toHaveTextContent(FAILED)
    expect(await screen.findByRole('table', { name: 'Regions' })).toBeVisible()
    expect(screen.queryByLabelText('Totals')).not.toBeInTheDocument()
    expect(document.body).not.toHaveTextContent(/Nothing runs there|affected|There is no|know the/)
    expect(
      screen.getByRole('button', { name: 'Download emergency kit' }),
    ).toHaveAccessibleDescription(FAILED)
  },
)

it('judges what was asked for once the list of clouds is there', async () => {
  let broken = true
  const { user } = await renderApp('/outage?continent=europe', {
    intercept: (_, path) => (broken ? refuse(path) : undefined),
  })
  await screen.findByRole('alert')
  broken = false
  await user.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByRole('heading', { name: 'If Europe goes down now' })).toBeVisible()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  expect(screen.getByLabelText('Totals')).not.toHaveTextContent(/^Services affected0/)
})

it('judges a region that services name without the list of clouds', async () => {
  await renderApp('/outage?region=aws-eu-central-1', { intercept: (_, path) => refuse(path) })
  expect(
    await screen.findByRole('heading', { name: 'If aws-eu-central-1 goes down now' }),
  ).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent(FAILED)
  const recoverable = within(await screen.findByRole('table', { name: 'Recoverable' }))
  expect(recoverable.getByRole('row', { name: /^orders-pg/ })).toBeVisible()
})
