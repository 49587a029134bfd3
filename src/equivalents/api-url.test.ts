import { expect, it } from 'vitest'
import { findApiUrl } from './api-url'

it.each([
  ['a sandbox', { upstream: 'sandbox', host: 'localhost:4281' }, 'http://localhost:4281'],
  ['Aiven', { upstream: 'aiven', host: 'api.aiven.io' }, 'https://api.aiven.io'],
  [
    'a sandbox in the browser',
    { upstream: 'sandbox', host: 'sandbox', in_browser: true },
    'https://api.aiven.io',
  ],
])('is known to other tools: %s', (_, session, url) =>
  expect(findApiUrl({ ...session, signed_in: true })).toBe(url),
)
