import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { fleetService } from '~/fleet/fleet-service'
import { exampleService } from '~/test/services'
import { judgedRows } from './judged-rows'
import { createReader } from './rows'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

const copied = (name: string, hours: number) =>
  fleetService(
    'acme',
    exampleService({
      service_name: name,
      user_config: { additional_backup_regions: [REGION] },
      backups: [backupAt(hoursAgo(hours), REGION)],
    }),
  )

const HOUR = 3_600_000

it('time alone changes a state, and nothing else', () => {
  const store = judgedRows([copied('older', 25), copied('newer', 1)].map(createReader(CLOUDS)))
  const told = vi.fn<() => void>()
  const end = store.subscribe(told)
  const states = () => store.get().map(({ protection }) => protection.state)
  expect(states()).toEqual(['protected', 'protected'])
  const [, newer] = store.get()

  const before = store.get()
  vi.advanceTimersByTime(HOUR / 2)
  // Ages have grown: whoever draws a row reckons them.
  expect(store.get()).toBe(before)
  expect(told).not.toHaveBeenCalled()

  vi.advanceTimersByTime(HOUR)
  expect(states()).toEqual(['behind', 'protected'])
  expect(told).toHaveBeenCalledTimes(1)
  expect(store.get()[1]).toBe(newer)

  end()
  vi.advanceTimersByTime(48 * HOUR)
  expect(told).toHaveBeenCalledTimes(1)
})

it('judges many a few at a time, while the browser is idle', () => {
  const parts: IdleRequestCallback[] = []
  vi.stubGlobal('requestIdleCallback', (part: IdleRequestCallback) => parts.push(part))
  const services = Array.from({ length: 1000 }, (_, i) => copied(`service-${i}`, 25))
  const store = judgedRows(services.map(createReader(CLOUDS)))
  const told = vi.fn<() => void>()
  const end = store.subscribe(told)
  vi.advanceTimersByTime(2 * HOUR)
  parts.splice(0, parts.length - 1)
  let steps = 0
  for (let part = parts.pop(); part; part = parts.pop()) {
    // Time for one part.
    part({ didTimeout: false, timeRemaining: () => 0 })
    steps++
  }
  expect(steps).toBeGreaterThan(9)
  expect(told).toHaveBeenCalledTimes(1)
  expect(store.get().every(({ protection }) => protection.state === 'behind')).toBe(true)
  end()
  vi.unstubAllGlobals()
})
