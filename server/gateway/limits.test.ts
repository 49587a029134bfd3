import { describe, expect, it } from 'vitest'
import { createLimits } from './limits'

function clocked() {
  let now = 1_000_000
  const limits = createLimits(() => now)
  /** A sign-in that the API refuses; how many seconds it was to wait instead, or 0. */
  const fail = (address: string) => {
    const attempt = limits.signIn(address)
    if ('wait' in attempt) return attempt.wait
    attempt.end(true)
    return 0
  }
  return { limits, fail, pass: (seconds: number) => (now += seconds * 1000) }
}

describe('failed sign-ins', () => {
  it('double the wait after the first ten, up to five minutes', () => {
    const { fail, pass } = clocked()
    for (let i = 0; i < 10; i += 1) expect(fail('192.0.2.1')).toBe(0)
    const waits = Array.from({ length: 12 }, () => {
      const wait = fail('192.0.2.1')
      pass(wait)
      if (wait > 0) fail('192.0.2.1')
      return wait
    })
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  })

  it('count for their own address only, and for the whole network of an IPv6 customer', () => {
    const { fail } = clocked()
    for (let i = 0; i < 9; i += 1) fail(`2001:db8::${i}`)
    fail('2001:db8:0:0:ffff::1')
    expect(fail('2001:db8::ffff')).toBe(1)
    expect(fail('2001:db8:1:3::1')).toBe(0)
    expect(fail('192.0.2.1')).toBe(0)
  })

  it('are forgotten after a quarter of an hour, and those that did not fail do not count', () => {
    const { limits, fail, pass } = clocked()
    for (let i = 0; i < 50; i += 1) {
      const attempt = limits.signIn('192.0.2.1')
      expect(attempt).toHaveProperty('end')
      if ('end' in attempt) attempt.end(false)
    }
    for (let i = 0; i < 10; i += 1) fail('192.0.2.1')
    expect(fail('192.0.2.1')).toBe(1)
    pass(15 * 60)
    expect(fail('192.0.2.1')).toBe(0)
  })

  it('leave one try at a time, so that many at once are no way around', () => {
    const { limits, fail, pass } = clocked()
    for (let i = 0; i < 10; i += 1) fail('192.0.2.1')
    pass(1)
    const first = limits.signIn('192.0.2.1')
    expect(fail('192.0.2.1')).toBe(1)
    if ('end' in first) first.end(false)
    expect(fail('192.0.2.1')).toBe(0)
  })

  it('are remembered for ten thousand addresses, so that memory is bounded', () => {
    const { fail } = clocked()
    for (let i = 0; i < 10; i += 1) fail('192.0.2.1')
    for (let i = 0; i < 10_000; i += 1) fail(`host-${i}`)
    expect(fail('192.0.2.1')).toBe(0)
  })
})

describe('looks at secrets', () => {
  it('are ten at once, then one every six seconds, for each user', () => {
    const { limits, pass } = clocked()
    for (let i = 0; i < 10; i += 1) expect(limits.reveal('dana')).toBe(0)
    expect(limits.reveal('dana')).toBe(6)
    expect(limits.reveal('erin')).toBe(0)
    pass(6)
    expect(limits.reveal('dana')).toBe(0)
    expect(limits.reveal('dana')).toBe(6)
  })
})
