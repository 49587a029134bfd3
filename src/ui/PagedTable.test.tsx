// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import '~/test/dom'
import { PagedTable } from './PagedTable'

afterEach(cleanup)

function renderRegions(length: number) {
  render(
    <PagedTable
      label="Regions"
      items={Array.from({ length }, (_, index) => `region-${index + 1}`)}
      makeText={(item) => item}
      renderHead={() => [{ label: 'Region' }]}
      renderRow={(item) => (
        <tr key={item}>
          <th scope="row">{item}</th>
        </tr>
      )}
    />,
  )
}

it('says that nothing matches in place of the table', async () => {
  renderRegions(21)
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search Regions' }), 'moon')
  expect(screen.getByText('Nothing matches the search.')).toBeVisible()
  expect(screen.queryByRole('table')).not.toBeInTheDocument()
})

it('draws a page of its rows, and on paper all of them', async () => {
  renderRegions(45)
  const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
  await userEvent.click(screen.getByRole('button', { name: 'Next of Regions' }))
  expect(names()).toHaveLength(20)
  expect(names()[0]).toBe('region-21')

  fireEvent(window, new Event('beforeprint'))
  expect(names()).toHaveLength(45)

  fireEvent(window, new Event('afterprint'))
  expect(names()[0]).toBe('region-21')
})
