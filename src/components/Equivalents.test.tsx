// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { createQueryClient } from '~/api/query-client'
import { sessionQuery, type Session } from '~/api/session'
import { Equivalents } from './Equivalents'
import type { Equivalent } from '~/equivalents/equivalent'
import '~/test/dom'

afterEach(cleanup)

const ITEMS: Equivalent[] = [
  { tool: 'avn', text: 'avn service list', notes: ['About avn'] },
  { tool: 'curl', text: 'curl x', notes: ['About curl'] },
  { tool: 'Terraform', text: '', notes: ['No form'] },
]

function show(items: readonly Equivalent[], session: Partial<Session> = {}) {
  const client = createQueryClient()
  const told = { upstream: 'sandbox', host: 'localhost:4281', signed_in: true, ...session }
  client.setQueryData(sessionQuery.queryKey, told)
  return render(
    <QueryClientProvider client={client}>
      <Equivalents items={items} />
    </QueryClientProvider>,
  )
}

it('shows one tool, copies what it shows and remembers the choice', async () => {
  const user = userEvent.setup()
  const { unmount } = show(ITEMS)
  expect(screen.getByRole('heading', { name: 'Equivalent commands' })).toBeVisible()
  expect(screen.getByRole('radio', { name: 'avn' })).toBeChecked()
  expect(screen.getByText('avn service list')).toBeVisible()

  await user.click(screen.getByRole('radio', { name: 'curl' }))
  await user.click(screen.getByRole('button', { name: 'Copy for curl' }))
  expect(await navigator.clipboard.readText()).toBe('curl x')
  expect(screen.getByText('About curl')).toBeVisible()
  expect(screen.queryByText('About avn')).toBeNull()

  unmount()
  show(ITEMS)
  expect(screen.getByRole('radio', { name: 'curl' })).toBeChecked()
})

it('has nothing to copy where a tool has no form', async () => {
  show(ITEMS)
  await userEvent.setup().click(screen.getByRole('radio', { name: 'Terraform' }))
  expect(screen.getByText('No form')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})

it('shows nothing without any', () => {
  const { container } = show([])
  expect(container).toBeEmptyDOMElement()
})

it('says where the commands lead if nothing but this browser reaches the API', () => {
  show(ITEMS, { in_browser: true })
  expect(screen.getByText(/^No other program can reach the demo/)).toBeVisible()
  cleanup()
  show(ITEMS)
  expect(screen.queryByText(/demo/)).toBeNull()
})
