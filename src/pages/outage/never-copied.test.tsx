// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

const rowOf = (table: string, name: RegExp) =>
  within(screen.getByRole('table', { name: table })).queryByRole('row', { name })

it('loses no copies of a service that waits for its first one', async () => {
  const { user } = await renderApp('/outage?region=aws-eu-west-1')
  await screen.findByRole('table', { name: 'Still running with reduced backups' })
  expect(rowOf('Still running with reduced backups', /^orders-pg/)).toBeVisible()
  expect(rowOf('Still running with reduced backups', /^payments-pg/)).toBeNull()
  expect(screen.getByText('1 loses copies, 0 lose primary backups')).toBeVisible()
  await user.click(screen.getByText('Map data as a table'))
  const cells = within(rowOf('Regions', /^Ireland aws-eu-west-1/) as HTMLElement)
  expect(cells.getAllByRole('cell').at(-1)).toHaveTextContent(/^2$/)
})

it('says that it has no copy yet where the region of its copies is down too', async () => {
  await renderApp('/outage?provider=aws')
  await screen.findByText('payments-pg')
  expect(rowOf('Not recoverable', /^payments-pg/)).toHaveTextContent(
    'aws-eu-west-1 is set, but holds no copy yet',
  )
})
