import { expect, it } from 'vitest'
import { createBatch } from './batch'

/** A batch whose requests end when the test says so. */
function rehearsal(options: {
  atOnce: number
  stopsAll?: (error: Error) => boolean
  isUnsent?: (error: Error) => boolean
}) {
  const open = new Map<string, { resolve: (value: string) => void; reject: (e: Error) => void }>()
  const sent: string[] = []
  let most = 0
  const batch = createBatch<string, string>({
    ...options,
    send: (item) =>
      new Promise((resolve, reject) => {
        sent.push(item)
        open.set(item, { resolve, reject })
        most = Math.max(most, open.size)
      }),
  })
  const end = async (item: string, error?: Error) => {
    const request = open.get(item)
    open.delete(item)
    if (error) request?.reject(error)
    else request?.resolve(item.toUpperCase())
    // Lets the batch take notice.
    await Promise.resolve()
    await Promise.resolve()
    await Promise.resolve()
  }
  const states = () =>
    Object.fromEntries([...batch.get().entries].map(([id, entry]) => [id, entry.state]))
  return { batch, sent, open, end, states, most: () => most }
}

const items = (names: string) => Array.from(names, (name) => [name, name] as const)

it('sends all, in order, never more at once than allowed', async () => {
  const { batch, sent, end, most } = rehearsal({ atOnce: 2 })
  batch.add(items('abcde'))
  expect(sent).toEqual(['a', 'b'])
  await end('b')
  expect(sent).toEqual(['a', 'b', 'c'])
  for (const item of 'acde') await end(item)
  expect(sent).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(most()).toBe(2)
  expect(batch.get().entries.get('e')).toEqual({ state: 'done', outcome: 'E' })
})

it('sends nothing twice while it waits or is under way; what failed may be sent again', async () => {
  const { batch, sent, end, states } = rehearsal({ atOnce: 1 })
  batch.add(items('ab'))
  batch.add(items('ab'))
  await end('a', new Error('no'))
  await end('b')
  expect(sent).toEqual(['a', 'b'])
  expect(states()).toEqual({ a: 'failed', b: 'done' })
  batch.add(items('a'))
  expect(sent).toEqual(['a', 'b', 'a'])
})

it('pauses, goes on, and forgets what was not sent', async () => {
  const { batch, sent, end, states } = rehearsal({ atOnce: 1 })
  batch.add(items('abc'))
  batch.pause()
  await end('a')
  expect(sent).toEqual(['a'])
  batch.resume()
  expect(sent).toEqual(['a', 'b'])
  batch.cancel()
  await end('b')
  expect(sent).toEqual(['a', 'b'])
  expect(states()).toEqual({ a: 'done', b: 'done' })
})

it('keeps the rest back after a failure that concerns all', async () => {
  const { batch, sent, end } = rehearsal({
    atOnce: 1,
    stopsAll: ({ message }) => message === 'signed out',
  })
  batch.add(items('abc'))
  await end('a', new Error('refused'))
  await end('b', new Error('signed out'))
  expect(sent).toEqual(['a', 'b'])
  expect(batch.get().paused).toBe(true)
  batch.resume()
  expect(sent).toEqual(['a', 'b', 'c'])
})

it('sends once more what nothing has come of, but not after it was cancelled', async () => {
  const { batch, sent, end, states } = rehearsal({ atOnce: 1, isUnsent: () => true })
  batch.add(items('ab'))
  await end('a', new Error('not sent'))
  await end('b')
  await end('a')
  expect(sent).toEqual(['a', 'b', 'a'])
  expect(states()).toEqual({ a: 'done', b: 'done' })
  batch.add(items('c'))
  batch.cancel()
  await end('c', new Error('not sent'))
  expect(sent).toEqual(['a', 'b', 'a', 'c'])
  expect(states()).toMatchObject({ c: 'failed' })
})
