import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import type { Backup } from '~/api/backups'
import { CLOUDS } from '~/test/clouds'
import { fleetService } from '~/fleet/fleet-service'
import { exampleService } from '~/test/services'
import { judgedRows } from './judged-rows'
import { createReader } from './rows'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

const service = (name: string, backups: Backup[]) =>
  fleetService(
    'acme',
    exampleService({
      service_name: name,
      user_config: { additional_backup_regions: [REGION] },
      backups,
    }),
  )
const copied = (name: string, hours: number) => service(name, [backupAt(hoursAgo(hours), REGION)])
const waiting = (name: string) => service(name, [])

const HOUR = 3_600_000

it('time alone changes a state, and nothing else', () => {
  const store = judgedRows([copied('older', 25), copied('newer', 1)].map(createReader(CLOUDS)))
  const told = vi.fn<() => void>()
  const end = store.subscribe(told)
  const states = () => store.get().rows.map(({ protection }) => protection().state)
  expect(states()).toEqual(['protected', 'protected'])
  const [, newer] = store.get().rows

  const before = store.get()
  vi.advanceTimersByTime(HOUR / 2)
  // Ages have grown: they are computed when a row is drawn.
  expect(store.get()).toBe(before)
  expect(told).not.toHaveBeenCalled()

  vi.advanceTimersByTime(HOUR)
  expect(states()).toEqual(['behind', 'protected'])
  expect(told).toHaveBeenCalledTimes(1)
  expect(store.get().rows[1]).toBe(newer)

  end()
  vi.advanceTimersByTime(48 * HOUR)
  expect(told).toHaveBeenCalledTimes(1)
})

/** A browser that is idle when a test says so, with time for one part. */
function stubIdle() {
  const parts: IdleRequestCallback[] = []
  vi.stubGlobal('requestIdleCallback', (part: IdleRequestCallback) => parts.push(part))
  return {
    forget: () => void parts.splice(0, parts.length - 1),
    run: () => {
      let steps = 0
      for (let part = parts.pop(); part; part = parts.pop()) {
        part({ didTimeout: false, timeRemaining: () => 0 })
        steps++
      }
      return steps
    },
  }
}

it('tells of thousands which need a report once the browser was idle', () => {
  const idle = stubIdle()
  const services = Array.from({ length: 1000 }, (_, i) =>
    i === 700 ? waiting('waits') : copied(`service-${i}`, 1),
  )
  const store = judgedRows(
    services.map(createReader(CLOUDS)).map((one) => ({ ...one, lookup: 'not-read' as const })),
  )
  const notified = vi.fn<() => void>()
  const end = store.subscribe(notified)
  const [first] = store.get().rows
  expect(store.get().undecided).toEqual([])
  expect(idle.run()).toBeGreaterThan(9)
  expect(notified).toHaveBeenCalledTimes(1)
  expect(store.get().rows[0]).toBe(first)
  expect(store.get().undecided.map(({ service }) => service.service)).toEqual(['waits'])
  end()
  vi.unstubAllGlobals()
})

it('judges many a few at a time, while the browser is idle', () => {
  const idle = stubIdle()
  const services = Array.from({ length: 1000 }, (_, i) => copied(`service-${i}`, 25))
  const store = judgedRows(services.map(createReader(CLOUDS)))
  const told = vi.fn<() => void>()
  const end = store.subscribe(told)
  vi.advanceTimersByTime(2 * HOUR)
  idle.forget()
  expect(idle.run()).toBeGreaterThan(9)
  expect(told).toHaveBeenCalledTimes(1)
  expect(store.get().rows.every(({ protection }) => protection().state === 'behind')).toBe(true)
  end()
  vi.unstubAllGlobals()
})
