// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { projectsQuery } from '~/api/projects'
import { createQueryClient } from '~/api/query-client'
import { sessionQuery } from '~/api/session'
import '~/test/dom'
import { useReadOnly } from './use-read-only'

it.each<[string, Record<string, string[]> | undefined, string | undefined]>([
  ['read-only alone', { acme: ['read_only'] }, 'Your role in acme is read-only'],
  ['read-only beside another role', { acme: ['read_only', 'developer'] }, undefined],
  ['a role that may change something', { acme: ['admin'] }, undefined],
  ['no role at all', { acme: [] }, undefined],
  ['read-only in another project', { globex: ['read_only'] }, undefined],
  ['a role that nobody knows', undefined, undefined],
])('whoever has %s', (_, memberships, reason) => {
  const client = createQueryClient({ retries: false })
  client.setQueryData(sessionQuery.queryKey, {
    upstream: 'sandbox',
    host: 'sandbox',
    signed_in: true,
  })
  client.setQueryData(projectsQuery.queryKey, { projects: [], project_memberships: memberships })
  const { result } = renderHook(() => useReadOnly('acme'), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  })
  expect(result.current).toBe(reason)
})
