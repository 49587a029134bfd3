// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiError } from '~/api/errors'
import '~/test/dom'
import { createQueryClient } from '~/api/query-client'
import { Loading } from './Loading'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('says after ten seconds what is loading, since when and what the API said last', async () => {
  vi.useFakeTimers()
  const client = createQueryClient()
  const path = '/v1/project/demo-prod/service'
  const busy = { kind: 'status', method: 'GET', path, message: 'Busy', retryAfter: 30 } as const
  const queryFn = () => Promise.reject(new ApiError({ ...busy, status: 503 }))
  const failWith = (status: number) => () =>
    Promise.reject(new ApiError({ ...busy, status, path: '/v1/clouds' }))
  void client.prefetchQuery({ queryKey: ['clouds'], queryFn: failWith(502) })
  void client.prefetchQuery({ queryKey: ['services', 'demo-prod'], queryFn })
  render(
    <QueryClientProvider client={client}>
      <Loading what="the services of demo-prod" reads={[['services']]} />
      <Loading what="the options" />
    </QueryClientProvider>,
  )
  await act(() => vi.advanceTimersByTimeAsync(9_000))
  const [services] = screen.getAllByRole('status')
  expect(services).toHaveTextContent('Loading the services of demo-prod')
  expect(screen.queryByText(/last response/)).not.toBeInTheDocument()
  await act(() => vi.advanceTimersByTimeAsync(4_000))
  expect(screen.getByText(/^Still.*demo-prod, for/)).toHaveTextContent(
    /^Still loading the services of demo-prod, for 1\d s; last response: 503$/,
  )
  // What was not said to belong to it tells nothing of it.
  expect(screen.getByText(/^Still.*options, for/)).toHaveTextContent(
    /^Still loading the options, for 1\d s$/,
  )
  // Read out once, and not with every second.
  expect(screen.getAllByRole('status')[0]).toHaveTextContent(
    /^Still loading the services of demo-prod$/,
  )
})
