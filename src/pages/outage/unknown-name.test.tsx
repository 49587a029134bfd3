// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

/** By all of its text: the name in it stands for itself. */
const paragraph = (text: string) => (_: string, element: Element | null) =>
  element?.tagName === 'P' && element.textContent === text

const CHOICE = 'Region, provider or continent'

it.each([
  ['region=nonsense', 'There is no region “nonsense”'],
  ['region=mars-1', 'There is no region “mars-1”'],
  ['provider=foo', 'There is no provider “foo”'],
  ['continent=atlantis', 'There is no continent “atlantis”'],
])('says that a name in the address is no name, and judges nothing: %s', async (search, title) => {
  const { user } = await renderApp(`/outage?${search}`)
  expect(await screen.findByText(paragraph(title))).toBeVisible()
  expect(screen.queryByLabelText('Totals')).not.toBeInTheDocument()
  expect(screen.queryByRole('table', { name: 'Location unknown' })).not.toBeInTheDocument()
  expect(document.title).toBe('Region outage · Offsite')

  expect(screen.getByRole('table', { name: 'Regions' })).toBeVisible()
  const box = screen.getByRole('combobox', { name: CHOICE })
  expect(box).toHaveValue('')
  await user.type(box, 'ireland{ArrowDown}{Enter}')
  expect(await screen.findByRole('heading', { name: 'If Ireland goes down now' })).toBeVisible()
  expect(screen.queryByText(paragraph(title))).not.toBeInTheDocument()
})

it('judges a region that only a service names', async () => {
  await renderApp('/outage?region=custom-berlin', {
    answers: {
      '/v1/project/acme-staging/service': (answer: { services?: object[] }) => ({
        ...answer,
        services: answer.services?.map((one) => ({ ...one, cloud_name: 'custom-berlin' })),
      }),
    },
  })
  expect(
    await screen.findByRole('heading', { name: 'If custom-berlin goes down now' }),
  ).toBeVisible()
  expect(screen.getByRole('combobox', { name: CHOICE })).toHaveValue('custom-berlin')
})

it('denies no region while a project that could name it was not loaded', async () => {
  await renderApp('/outage?region=custom-berlin', {
    answers: { '/v1/project/acme-staging/service': { services: 'none' } },
  })
  const title = paragraph('Offsite does not know the region “custom-berlin”')
  expect(await screen.findByText(title)).toBeVisible()
})

it('blames an unknown place on the region that has none, not on those that Aiven lists', async () => {
  await renderApp('/outage?region=custom-mars-1', {
    answers: {
      '/v1/project/acme-staging/service': (answer: { services?: object[] }) => ({
        ...answer,
        services: answer.services?.map((one) => ({ ...one, cloud_name: 'custom-mars-1' })),
      }),
    },
  })
  const unplaced = within(await screen.findByRole('table', { name: 'Location unknown' }))
  expect(unplaced.getByRole('row', { name: /^orders-pg/ })).toHaveTextContent(
    /Whether aws-eu-central-1 is in one place with custom-mars-1 is unknown$/,
  )
  expect(document.body).not.toHaveTextContent(/location of|does not publish/)
})
