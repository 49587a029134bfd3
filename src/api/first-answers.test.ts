import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, it, vi } from 'vitest'
import { awaitFirstAnswers } from './first-answers'

const PATIENCE = 100

let client: QueryClient
let over: boolean

beforeEach(() => {
  vi.useFakeTimers()
  client = new QueryClient()
  over = false
  return () => {
    client.clear()
    vi.useRealTimers()
  }
})

function read(name: string, milliseconds: number, answer: () => unknown = () => name) {
  const queryFn = async () => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    return answer()
  }
  void client.prefetchQuery({ queryKey: [name], queryFn, retry: false })
}

function begin(page: Promise<unknown> = Promise.resolve()) {
  void awaitFirstAnswers(client, page, PATIENCE).then(() => (over = true))
}

it('ends with the last of the answers', async () => {
  read('session', 10)
  read('services', 40)
  begin()
  await vi.advanceTimersByTimeAsync(30)
  expect(over).toBe(false)
  await vi.advanceTimersByTimeAsync(15)
  expect(over).toBe(true)
})

it('takes a failed read for an answer', async () => {
  read('session', 10, () => {
    throw new Error('refused')
  })
  begin()
  await vi.advanceTimersByTimeAsync(15)
  expect(over).toBe(true)
})

it.each([
  ['an answer', () => read('services', 5000), Promise.resolve()],
  ['the code of the page', () => {}, new Promise(() => {})],
])('does not wait longer than agreed for %s', async (_, start, page) => {
  start()
  begin(page)
  await vi.advanceTimersByTimeAsync(PATIENCE - 1)
  expect(over).toBe(false)
  await vi.advanceTimersByTimeAsync(2)
  expect(over).toBe(true)
})

it('ends at once where nothing is read', async () => {
  begin()
  await vi.advanceTimersByTimeAsync(1)
  expect(over).toBe(true)
})
