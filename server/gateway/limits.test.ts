import { describe, expect, it } from 'vitest'
import { createLimits } from './limits'

function clocked() {
  let now = 1_000_000
  const limits = createLimits(() => now)
  return { limits, pass: (seconds: number) => (now += seconds * 1000) }
}

describe('failed sign-ins', () => {
  it('double the wait after the first ten, up to five minutes', () => {
    const { limits, pass } = clocked()
    for (let i = 0; i < 10; i += 1) expect(limits.signIn('192.0.2.1')).toHaveProperty('didNotFail')
    const waits = Array.from({ length: 12 }, () => {
      const attempt = limits.signIn('192.0.2.1')
      const wait = 'wait' in attempt ? attempt.wait : 0
      pass(wait)
      if (wait > 0) limits.signIn('192.0.2.1')
      return wait
    })
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  })

  it('count for their own address only, and for the whole network of an IPv6 customer', () => {
    const { limits } = clocked()
    for (let i = 0; i < 9; i += 1) limits.signIn(`2001:db8::${i}`)
    limits.signIn('2001:db8:0:0:ffff::1')
    expect(limits.signIn('2001:db8::ffff')).toHaveProperty('wait')
    expect(limits.signIn('2001:db8:1:3::1')).toHaveProperty('didNotFail')
    expect(limits.signIn('192.0.2.1')).toHaveProperty('didNotFail')
  })

  it('are forgotten after a quarter of an hour, and those that succeed do not count', () => {
    const { limits, pass } = clocked()
    for (let i = 0; i < 50; i += 1) {
      const attempt = limits.signIn('192.0.2.1')
      expect(attempt).toHaveProperty('didNotFail')
      if ('didNotFail' in attempt) attempt.didNotFail()
    }
    for (let i = 0; i < 11; i += 1) limits.signIn('192.0.2.1')
    expect(limits.signIn('192.0.2.1')).toHaveProperty('wait')
    pass(15 * 60)
    expect(limits.signIn('192.0.2.1')).toHaveProperty('didNotFail')
  })

  it('are remembered for ten thousand addresses, so that memory is bounded', () => {
    const { limits } = clocked()
    for (let i = 0; i < 10; i += 1) limits.signIn('192.0.2.1')
    for (let i = 0; i < 10_000; i += 1) limits.signIn(`host-${i}`)
    expect(limits.signIn('192.0.2.1')).toHaveProperty('didNotFail')
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
