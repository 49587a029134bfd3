import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { call, setTransport } from './client'
import { noteServerTime, serverNow } from './server-clock'

const NOW = Date.parse('2026-08-21T10:00:00.500Z')

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  noteServerTime(new Date(NOW).toUTCString())
})
afterEach(() => {
  vi.useRealTimers()
})

it.each([
  ['Fri, 21 Aug 2026 10:00:00 GMT', 0],
  ['Fri, 21 Aug 2026 10:00:02 GMT', 0],
  ['Fri, 21 Aug 2026 09:59:59 GMT', 0],
  ['Fri, 21 Aug 2026 11:00:00 GMT', 3_599_500],
  ['Thu, 20 Aug 2026 10:00:00 GMT', -86_400_500],
])('a server that says %s is %i ms ahead', (header, ahead) => {
  noteServerTime(header)
  expect(serverNow()).toBe(NOW + ahead)
  expect(serverNow(5)).toBe(5 + ahead)
})

it('keeps what it knew when an answer does not tell, and forgets it when the clocks agree', () => {
  noteServerTime('Fri, 21 Aug 2026 11:00:00 GMT')
  noteServerTime(null)
  noteServerTime('half past ten')
  expect(serverNow()).toBe(NOW + 3_599_500)
  noteServerTime('Fri, 21 Aug 2026 10:00:00 GMT')
  expect(serverNow()).toBe(NOW)
})

it('is told by what the API said, also in refusals, not by the gateway’s own answers', async () => {
  const date = 'Fri, 21 Aug 2026 12:00:00 GMT'
  const ask = (headers: Record<string, string>) => {
    setTransport(async () => Response.json({}, { status: 502, headers }))
    return call({ path: '/v1/me', answer: z.object({}) }).catch(() => undefined)
  }
  await ask({ date })
  expect(serverNow()).toBe(NOW)
  await ask({ 'x-api-date': date })
  expect(serverNow()).toBe(NOW + 7_199_500)
  await ask({ date: new Date(NOW).toUTCString() })
  expect(serverNow()).toBe(NOW + 7_199_500)
  setTransport((input, init) => fetch(input, init))
})
