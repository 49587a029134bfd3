import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { call, setTransport } from './client'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const anything = z.unknown()

function countRequests() {
  const sent: string[] = []
  setTransport(async (path) => {
    sent.push(path)
    return Response.json({})
  })
  return sent
}

it('a page that asks without end is slowed down to one read in five seconds', async () => {
  const sent = countRequests()
  const reads = Array.from({ length: 1000 }, () => call({ path: '/v1/clouds', answer: anything }))
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toHaveLength(20)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(32)
  await vi.advanceTimersByTimeAsync(5_000_000)
  await Promise.all(reads)
})

it('other addresses and writes do not wait', async () => {
  const sent = countRequests()
  for (let i = 0; i < 20; i++) await call({ path: '/v1/clouds', answer: anything })
  await call({ path: '/v1/project', answer: anything })
  for (let i = 0; i < 30; i++) await call({ method: 'PUT', path: '/v1/clouds', answer: anything })
  expect(sent).toHaveLength(51)
})

it('a read that is given up no longer waits', async () => {
  const sent = countRequests()
  for (let i = 0; i < 20; i++) await call({ path: '/v1/clouds', answer: anything })
  const giveUp = new AbortController()
  const read = call({ path: '/v1/clouds', answer: anything, signal: giveUp.signal })
  giveUp.abort()
  await expect(read).rejects.toThrow(DOMException)
  expect(sent).toHaveLength(20)
})
