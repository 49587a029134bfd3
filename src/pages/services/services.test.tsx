// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const LIST = '/projects/acme-production/services'

/** The row of a service, by the link in it. */
function rowOf(name: string) {
  const row = screen.getByText(name, { selector: 'a *' }).closest('tr')
  if (!row) throw new Error(`${name} is in no row`)
  return within(row)
}

it('shows the state of every secondary backup, in words', async () => {
  const { sent } = await renderApp(LIST)
  expect(await screen.findByText('14 services')).toBeInTheDocument()
  // Once, and only what lists show.
  const lists = sent.map(({ path }) => path).filter((path) => /\/service(\?|$)/.test(path))
  expect(lists).toEqual(['/v1/project/acme-production/service?view=fleet-2'])
  for (const [name, state, reason] of [
    ['orders-pg', 'Protected', /newest backup copied to aws-eu-west-1 is .* old, within the RPO/],
    ['billing-pg', 'Not protected', /No secondary backup location is set/],
    ['inventory-mysql', 'Paused', /“Object storage maintenance in the target region”/],
    ['ledger-pg', 'Behind', /4 days .* old: [3-5]\.\d× the RPO of 1 day 2 h/],
    ['payments-pg', 'Waiting for first copy', /No copy in aws-eu-west-1 yet/],
    ['events-kafka', 'Not supported', /does not offer .* for Apache Kafka/],
    ['sessions-valkey', 'Not supported', /documentation disagrees on whether Valkey/],
  ] as const) {
    const cell = rowOf(name).getByText(state, { selector: 'td *' })
    expect(cell.closest('td')?.title, name).toMatch(reason)
  }
  expect(document.title).toBe('Current services · acme-production · Offsite')
  const row = rowOf('orders-pg')
  expect(row.getByRole('link', { name: 'orders-pg' })).toHaveAttribute(
    'href',
    `${LIST}/orders-pg/overview`,
  )
  expect(row.getByText('Frankfurt, Germany')).toBeInTheDocument()
})

it('opens as its URL says, and the URL follows', async () => {
  const { user, search } = await renderApp(`${LIST}?type=mysql&sort=created&desc=true`)
  expect(await screen.findByText('4 of 14 services')).toBeInTheDocument()
  const names = () =>
    screen.getAllByRole('rowheader').map((header) => within(header).getByRole('link').textContent)
  expect(names()).toEqual(['catalog-mysql', 'inventory-mysql', 'users-mysql', 'archive-mysql'])
  expect(screen.getByRole('columnheader', { name: 'Created' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )

  await user.selectOptions(screen.getByLabelText('Provider'), 'Amazon Web Services')
  expect(
    await screen.findByRole('button', { name: 'Remove filter Provider: Amazon Web Services' }),
  ).toBeInTheDocument()
  await user.selectOptions(screen.getByLabelText('Provider'), 'All')
  await user.selectOptions(screen.getByLabelText('Protection'), 'Paused')
  expect(await screen.findByText('1 of 14 services')).toBeInTheDocument()
  await waitFor(() => expect(search()).toBe('?type=mysql&sort=created&desc=true&backup=paused'))

  await user.type(screen.getByLabelText('Search services'), 'nothing')
  expect(await screen.findByText('No services match')).toBeInTheDocument()
  expect(screen.getByText('0 of 14 services')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Remove filter Protection: Paused' }))
  expect(screen.getByRole('button', { name: 'Remove filter Type: MySQL' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Clear all' }))
  expect(await screen.findByText('14 services')).toHaveFocus()
  await waitFor(() => expect(search()).toBe('?sort=created&desc=true'))
  expect(screen.getByLabelText('Search services')).toHaveValue('')

  await user.click(screen.getByRole('link', { name: 'Plan' }))
  expect(await screen.findByRole('columnheader', { name: 'Plan' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await waitFor(() => expect(search()).toBe('?sort=plan'))
})

it('keeps of a long search in a link what its field can hold', async () => {
  await renderApp(`${LIST}?q=${'a'.repeat(3000)}`)
  expect(await screen.findByLabelText('Search services')).toHaveValue('a'.repeat(200))
})

it('says so where a project has no services', async () => {
  await renderApp(LIST, { answers: { '/v1/project/acme-production/service': { services: [] } } })
  expect(await screen.findByText('No services yet')).toBeInTheDocument()
  expect(screen.queryByLabelText('Search services')).not.toBeInTheDocument()
})

it('says so where the project may not be seen', async () => {
  await renderApp('/projects/acme-analytics/services', { as: 'sandbox-read-only' })
  expect(await screen.findByText('You don’t have access to acme-analytics')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Create service' })).not.toBeInTheDocument()
  expect(screen.getByText('Not a project member')).toBeInTheDocument()
  expect(
    screen.getByText('GET /v1/project/acme-analytics/service · status 403', { exact: false }),
  ).toBeInTheDocument()
  expect(screen.queryByRole('table')).not.toBeInTheDocument()
})

it('can be asked for again after an error', async () => {
  const { user, fault, clearFaults } = await renderApp('/projects/acme-staging/services')
  expect(await screen.findByText('6 services')).toBeInTheDocument()
  // Not once: hovering the link reads ahead.
  await fault({ path: '/acme-production/service$', status: 503 })
  await user.click(await screen.findByText('acme-production'))
  expect(await screen.findByText('The services could not be loaded')).toBeInTheDocument()
  expect(screen.getByText(/An error occurred\. Please try again later/)).toBeInTheDocument()
  await clearFaults()
  await user.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByText('14 services')).toBeInTheDocument()
  expect(screen.queryByText('The services could not be loaded')).not.toBeInTheDocument()
})

it('keeps what it has when it cannot be read again, and says so once', async () => {
  const { user, fault, clearFaults } = await renderApp('/projects/acme-staging/services')
  expect(await screen.findByText('6 services')).toBeInTheDocument()
  await fault({ path: '/service$', drop: true })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(await screen.findByText(/Refresh failed; showing data from/)).toBeInTheDocument()
  expect(screen.getByText('6 services')).toBeInTheDocument()
  // The age beside it would be read out each second.
  expect(screen.getByText('Refresh failed')).toHaveRole('status')
  await clearFaults()
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(await screen.findByText('Refreshed')).toHaveRole('status')
})

it('names the place where an answer is not as expected', async () => {
  const services = [{ service_name: 'a', service_type: 'pg', state: 'RUNNING', plan: 7 }]
  await renderApp(LIST, { answers: { '/v1/project/acme-production/service': { services } } })
  expect(await screen.findByText(/unexpected at “services\.0\.plan”/)).toBeInTheDocument()
})

it('keeps of hundreds of services those in sight in the page, all of them to print', async () => {
  const many = ({ services }: { services: { service_name: string }[] }) => ({
    services: Array.from({ length: 300 }, (_, i) => ({
      ...services[i % services.length],
      service_name: `service-${String(i).padStart(4, '0')}`,
    })),
  })
  const { user } = await renderApp(LIST, {
    answers: { '/v1/project/acme-production/service': many },
  })
  const table = await screen.findByRole('table', { name: 'Current services' })
  expect(table).toHaveAttribute('aria-rowcount', '301')
  expect(within(table).getAllByRole('row').length).toBeLessThan(60)
  expect(table.querySelectorAll('*').length).toBeLessThan(1500)

  within(table).getByRole('link', { name: 'service-0000' }).focus()
  await user.keyboard('{ArrowDown}')
  const second = within(table).getByRole('link', { name: 'service-0001' })
  expect(second).toHaveFocus()
  expect(second.closest('tr')).toHaveAttribute('aria-rowindex', '3')

  fireEvent(window, new Event('beforeprint'))
  expect(within(table).getByText('service-0299')).toBeInTheDocument()
  fireEvent(window, new Event('afterprint'))
  expect(within(table).queryByText('service-0299')).not.toBeInTheDocument()
  expect(second).toHaveFocus()
})

it('takes the keys that call the browser’s search where that would find a part only', async () => {
  const many = ({ services }: { services: { service_name: string }[] }) => ({
    services: Array.from({ length: 300 }, (_, i) => ({
      ...services[i % services.length],
      service_name: `service-${String(i).padStart(4, '0')}`,
    })),
  })
  const { user } = await renderApp(LIST, {
    answers: { '/v1/project/acme-production/service': many },
  })
  await screen.findByRole('table', { name: 'Current services' })
  const press = (target: Element) => fireEvent.keyDown(target, { key: 'f', ctrlKey: true })
  const field = screen.getByLabelText('Search services')
  // Told by the event: whether the browser goes on with it.
  expect(press(document.body)).toBe(false)
  expect(field).toHaveFocus()
  expect(field).toHaveAccessibleDescription(/^Ctrl F searches this table: not all rows/)
  expect(press(field)).toBe(true)

  await user.type(field, 'service-0299')
  expect(await screen.findByText('1 of 300 services')).toBeInTheDocument()
  field.blur()
  expect(press(document.body)).toBe(true)
  expect(field).not.toHaveFocus()
})

it('says before anything is pressed that the user’s role is read-only', async () => {
  await renderApp(LIST, { as: 'sandbox-read-only' })
  const chip = await screen.findByText('Read-only')
  expect(chip).toHaveAttribute('title', 'Your role in acme-production is read-only')
  expect(screen.queryByText('Create service')).not.toBeInTheDocument()
})
