// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '~/test/render-app'

it('says what the number in a dot is: the regions that its button lists', async () => {
  await renderApp('/outage')
  const city = await screen.findByRole('button', { name: 'Frankfurt, Germany: 4 regions' })
  const figure = screen.getByRole('figure')
  expect(figure).toContainElement(city)
  const numbers = [...figure.querySelectorAll('svg g > text')].map((text) => text.textContent)
  expect(numbers).toContain('4')
  expect(screen.getByText('Size: services, number: regions in one place')).toBeVisible()
  // A hollow dot may be a region that is set and holds no copy yet.
  expect(screen.getByText('No services')).toBeVisible()
})
