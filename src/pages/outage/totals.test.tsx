// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

/** What a figure says, and the note under it. */
const figure = (name: string) => {
  const terms = [...screen.getByLabelText('Totals').querySelectorAll('dt')]
  const tile = terms.find(({ textContent }) => textContent === name)?.parentElement
  return [...(tile?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent)
}

const LARGEST = 'Largest data loss, of those recoverable'

it.each([
  ['provider=aws', '13'],
  ['continent=europe', '27'],
])('never says that nothing is lost where all is: %s', async (search, lost) => {
  await renderApp(`/outage?${search}`)
  await screen.findByText('legacy-pg')
  expect(figure('Recoverable')).toEqual(['0'])
  expect(figure('Lost')).toEqual([lost, 'with all data'])
  expect(figure(LARGEST)).toEqual(['–', 'no service recoverable'])
})

it('says of which services the largest loss is', async () => {
  await renderApp('/outage?region=aws-eu-central-1')
  await screen.findByText('legacy-pg')
  expect(figure('Lost')).toEqual(['4', 'with all data'])
  // A bound until the reports have been read.
  await waitFor(() => expect(figure(LARGEST)).toEqual([expect.stringMatching(/^1 day 1\d h$/)]))
})

it('says nothing of a loss where nothing runs', async () => {
  await renderApp('/outage?region=aws-eu-west-3')
  await screen.findByText('Nothing runs there')
  expect(figure('Lost')).toEqual(['0'])
  expect(figure(LARGEST)).toEqual(['–'])
})

/** What the list of services tells of its backups alone leaves a bound: the report may not be read. */
const GOOGLE = '/outage?provider=google'

it('says of a largest loss that is a bound that less may be lost', async () => {
  await renderApp(GOOGLE, { as: 'sandbox-read-only' })
  const table = await screen.findByRole('table', { name: 'Recoverable' })
  const bounds = within(table).getAllByText(/^at most /)
  expect(bounds.map(({ textContent }) => textContent)).toContain(figure(LARGEST)[0])
})

it('asks for the report of a service that is recovered from its primary backups elsewhere', async () => {
  await renderApp(GOOGLE)
  const table = await screen.findByRole('table', { name: 'Recoverable' })
  expect(within(table).getAllByText(/where its primary backups are$/)).not.toEqual([])
  await waitFor(() => expect(within(table).queryByText(/^at most /)).not.toBeInTheDocument())
  expect(figure(LARGEST)[0]).not.toMatch(/at most/)
})
