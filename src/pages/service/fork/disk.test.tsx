// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const SERVICES = '/v1/project/acme-production/service'
const PLANS = '/v1/project/acme-production/service-types/pg/plans'

async function openDialog(
  search = 'dialog=fork',
  options?: Parameters<typeof renderApp>[1],
  service = 'payments-pg',
) {
  const app = await renderApp(
    `/projects/acme-production/services/${service}/backups?${search}`,
    options,
  )
  const dialog = within(await screen.findByRole('dialog', { name: 'New database fork' }))
  const sent = () => app.sent.filter(({ method, path }) => method === 'POST' && path === SERVICES)
  return { ...app, dialog, sent }
}

it('a fork of a service with added storage asks for as much, at its price', async () => {
  const { user, dialog, sent } = await openDialog()
  expect(await dialog.findByText(/3.8 TiB per node, where premium-64 alone has/)).toBeVisible()
  expect(dialog.getByText(/holds the 2\.[67] TiB to restore/)).toBeVisible()
  const price = dialog.getByText(/about USD [\d,]+ per month/)
  expect(price).toHaveTextContent(/with the added storage$/)

  await user.click(dialog.getByText(/The exact request/))
  expect(dialog.getByText(/^POST \/v1/)).toHaveTextContent('"disk_space_mb": 3932160')
  expect(dialog.getByText(/--disk-space-gib 3840/)).toBeInTheDocument()
  await user.click(dialog.getByText('Create fork'))
  expect(await screen.findByRole('heading', { name: 'payments-pg-fork', level: 1 })).toBeVisible()
  expect(sent()[0]?.body).toMatchObject({ plan: 'premium-64', disk_space_mb: 3_932_160 })
})

it('a restore drill on a plan that is too small is not sent, and printed nowhere', async () => {
  const { user, dialog, sent } = await openDialog('dialog=fork&drill=true')
  await dialog.findByText(/holds the 2\.[67] TiB to restore/)
  await user.selectOptions(dialog.getByLabelText('Plan'), 'business-8')
  const problem = await dialog.findByText(/Choose a larger plan$/)
  expect(problem).toHaveTextContent(/480 GiB per node, too small for the 2\.[67] TiB to restore/)
  expect(dialog.getByText(/payments-pg has more storage than business-8 allows/)).toBeVisible()
  await user.click(dialog.getByText(/The exact request/))
  expect(dialog.queryByText(/avn service create/)).not.toBeInTheDocument()
  await user.click(dialog.getByText('Create fork'))
  await waitFor(() => expect(dialog.getByLabelText('Plan')).toHaveFocus())
  expect(sent()).toEqual([])
})

it('keeps the disk of the source where the plans may not be read', async () => {
  const { user, dialog, sent } = await openDialog('dialog=fork', {
    intercept: (method, path) =>
      Promise.resolve(
        path === PLANS ? Response.json({ message: 'No' }, { status: 403 }) : undefined,
      ),
  })
  expect(await dialog.findByText(/asked for with the disk of payments-pg: 3.8 TiB/)).toBeVisible()
  await user.click(dialog.getByText('Create fork'))
  await waitFor(() => expect(sent()[0]?.body).toMatchObject({ disk_space_mb: 3_932_160 }))
})
