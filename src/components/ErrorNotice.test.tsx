// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { ApiError, type ApiErrorDetails } from '~/api/errors'
import '~/test/dom'
import { ErrorNotice } from './ErrorNotice'

afterEach(cleanup)

it.each<[Partial<ApiErrorDetails>, string]>([
  [
    { status: 403, message: 'Operation not allowed' },
    'Operation not allowed. Your role in this project does not allow this.',
  ],
  // Who is no member has no role there.
  [{ status: 403, message: 'Not a project member' }, 'Not a project member'],
  [
    { status: 403, errorCode: 'refused_by_offsite', message: 'This Offsite is read-only.' },
    'This Offsite is read-only.',
  ],
  [
    { status: 429, message: 'Try again in 6 seconds.' },
    'Try again in 6 seconds. Too many requests: wait a moment, then retry.',
  ],
  [{ kind: 'network', message: 'No response' }, 'No response. Check the connection, then retry.'],
  [{ status: 500, message: 'Something broke' }, 'Something broke'],
])('says of %j: %s', (details, text) => {
  const error = new ApiError({
    kind: 'status',
    method: 'GET',
    path: '/v1/me',
    message: '',
    ...details,
  })
  render(<ErrorNotice error={error} title="It failed" />)
  expect(screen.getByText(text)).toBeInTheDocument()
})
