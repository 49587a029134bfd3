// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { Equivalents } from './Equivalents'
import type { Equivalent } from '~/equivalents/equivalent'
import '~/test/dom'

afterEach(cleanup)

const ITEMS: Equivalent[] = [
  { tool: 'avn', text: 'avn service list', notes: ['About avn'] },
  { tool: 'curl', text: 'curl x', notes: ['About curl'] },
  { tool: 'Terraform', text: '', notes: ['No form'] },
]

it('shows one tool, copies what it shows and remembers the choice', async () => {
  const user = userEvent.setup()
  const { unmount } = render(<Equivalents items={ITEMS} />)
  expect(screen.getByRole('heading', { name: 'Equivalent commands' })).toBeVisible()
  expect(screen.getByRole('radio', { name: 'avn' })).toBeChecked()
  expect(screen.getByText('avn service list')).toBeVisible()

  await user.click(screen.getByRole('radio', { name: 'curl' }))
  await user.click(screen.getByRole('button', { name: 'Copy for curl' }))
  expect(await navigator.clipboard.readText()).toBe('curl x')
  expect(screen.getByText('About curl')).toBeVisible()
  expect(screen.queryByText('About avn')).toBeNull()

  unmount()
  render(<Equivalents items={ITEMS} />)
  expect(screen.getByRole('radio', { name: 'curl' })).toBeChecked()
})

it('has nothing to copy where a tool has no form', async () => {
  render(<Equivalents items={ITEMS} />)
  await userEvent.setup().click(screen.getByRole('radio', { name: 'Terraform' }))
  expect(screen.getByText('No form')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})

it('shows nothing without any', () => {
  const { container } = render(<Equivalents items={[]} />)
  expect(container).toBeEmptyDOMElement()
})
