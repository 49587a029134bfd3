// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

interface Answer {
  services: { service_name: string }[]
}

it('offers no fork on a plan that Aiven refuses for forks', async () => {
  const { user } = await renderApp('/outage?region=aws-eu-central-1', {
    answers: {
      '/v1/project/acme-production/service': ({ services }: Answer) => ({
        services: services.map((one) =>
          one.service_name === 'orders-pg' ? { ...one, plan: 'free-1-5gb' } : one,
        ),
      }),
    },
  })
  await screen.findByRole('heading', { name: 'Runbook' })
  const forks = within(screen.getByRole('table', { name: 'Forks' }))
  expect(forks.getByRole('row', { name: /orders-pg-recovery/ })).toHaveTextContent(
    /Cannot be made ?A fork cannot be on the plan free-1-5gb\. Fork orders-pg by hand, on another plan\.$/,
  )
  expect(forks.queryByRole('checkbox', { name: /orders-pg/ })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Start recovery' }))
  const dialog = await screen.findByRole('dialog', { name: 'Start recovery' })
  await waitFor(() =>
    expect(within(dialog).getByRole('button', { name: 'Create 2 forks' })).toBeVisible(),
  )
})
