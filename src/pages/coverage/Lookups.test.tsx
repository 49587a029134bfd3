// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import '~/test/dom'
import { Lookups } from './Lookups'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const page = (open: number) => <Lookups lookups={{ total: 3, open }} onCheckAll={() => undefined} />
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

it('moves nothing on the page for what is checked within a second', async () => {
  const { rerender } = render(page(3))
  await wait(900)
  expect(screen.queryByText(/not checked yet/)).not.toBeInTheDocument()
  rerender(page(0))
  await wait(5_000)
  rerender(page(1))
  await wait(900)
  expect(screen.queryByText(/not checked yet/)).not.toBeInTheDocument()
  await wait(1_100)
  expect(screen.getByText('1 service not checked yet')).toBeVisible()
  rerender(page(0))
  expect(screen.queryByText(/not checked yet/)).not.toBeInTheDocument()
  expect(vi.getTimerCount()).toBe(0)
})
