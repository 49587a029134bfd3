import { afterEach, describe, expect, it, vi } from 'vitest'
import { BusyError, createTurns } from './turns'

afterEach(() => {
  vi.useRealTimers()
})

const bounds = { total: 2, each: 2, waiting: 3, patience: 1000 }

/** Takes turns and notes who got theirs. */
function line(turns = createTurns(bounds)) {
  const got: string[] = []
  const ends: (() => void)[] = []
  const take = (user: string) => {
    const taken = turns.take(user).then((end) => {
      got.push(user)
      ends.push(end)
      return end
    })
    // A test may end while somebody still waits.
    taken.catch(() => undefined)
    return taken
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { got, ends, take, settle, turns }
}

describe('turns', () => {
  it('bound what runs at once, and the next starts when one has ended', async () => {
    const { got, ends, take, settle } = line()
    void [take('a'), take('a'), take('a')]
    await settle()
    expect(got).toEqual(['a', 'a'])
    ends[0]?.()
    ends[0]?.()
    await settle()
    expect(got).toHaveLength(3)
  })

  it('go round: one who asks for much does not keep out one who asks for little', async () => {
    const { got, ends, take, settle } = line()
    void [take('greedy'), take('greedy'), take('greedy'), take('greedy'), take('modest')]
    await settle()
    for (let i = 0; i < 3; i += 1) {
      ends[i]?.()
      await settle()
    }
    expect(got.slice(2)).toEqual(['greedy', 'modest', 'greedy'])
  })

  it('bound what one user runs, and leave room for others', async () => {
    const { got, take, settle } = line(createTurns({ ...bounds, total: 3, each: 1 }))
    void [take('a'), take('a'), take('b')]
    await settle()
    expect(got).toEqual(['a', 'b'])
  })

  it('are refused when the line is full', async () => {
    const { take, settle } = line()
    void Array.from({ length: 5 }, () => take('a'))
    await settle()
    await expect(take('a')).rejects.toThrow(BusyError)
  })

  it('are refused when the wait is too long, and then waited for no more', async () => {
    vi.useFakeTimers()
    const { got, ends, take } = line(createTurns({ ...bounds, total: 1 }))
    await take('a')
    const waiting = take('b').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await waiting).toBeInstanceOf(BusyError)
    ends[0]?.()
    await take('c')
    expect(got).toEqual(['a', 'c'])
  })

  it('are given up with the browser', async () => {
    const { take, turns, ends, settle, got } = line(createTurns({ ...bounds, total: 1 }))
    await take('a')
    const browser = new AbortController()
    const waiting = turns.take('a', browser.signal)
    browser.abort()
    await expect(waiting).rejects.toThrow(/abort/)
    ends[0]?.()
    void take('b')
    await settle()
    expect(got).toEqual(['a', 'b'])
  })
})
