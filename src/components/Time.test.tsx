// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { noteServerTime } from '~/api/server-clock'
import { zonePreference } from '~/ui/preferences'
import { Time } from './Time'

const NOW = Date.parse('2026-08-21T10:00:00Z')

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Helsinki')
  vi.useFakeTimers({ now: NOW })
  noteServerTime(new Date(NOW).toUTCString())
})
afterEach(() => {
  cleanup()
  act(() => zonePreference.set('local'))
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

it.each([
  ['2026-08-21T09:59:55Z', 'just now'],
  ['2026-08-21T10:00:10Z', 'just now'],
  ['2026-08-21T09:59:45Z', '15 s ago'],
  ['2026-08-21T09:00:00Z', '1 h ago'],
  ['2026-08-17T08:00:00Z', '4 days 2 h ago'],
  ['2026-08-21T13:20:00Z', 'in 3 h 20 min'],
])('%s is %s', (value, text) => {
  render(<Time value={value} />)
  const time = screen.getByText(text)
  expect(time.getAttribute('datetime')).toBe(value)
})

it('always has both zones to hand', () => {
  render(<Time value="2026-08-21T09:00:00Z" />)
  expect(screen.getByText('1 h ago').title).toBe('21 Aug 2026, 09:00 UTC\n21 Aug 2026, 12:00 UTC+3')
})

it('follows the chosen zone', () => {
  render(<Time value="2026-08-20T22:30:00Z" as="instant" />)
  render(<Time value="2026-08-20T22:30:00Z" as="day" />)
  render(<Time value="2026-08-20T22:30:00Z" as="both" />)
  const shown = () => [...document.querySelectorAll('time')].map((time) => time.textContent)
  expect(shown()).toEqual([
    '21 Aug 2026, 01:30 UTC+3',
    '21 Aug 2026',
    '21 Aug 2026, 01:30 UTC+3 (11 h 30 min ago)',
  ])
  act(() => zonePreference.set('utc'))
  expect(shown()).toEqual([
    '20 Aug 2026, 22:30 UTC',
    '20 Aug 2026',
    '20 Aug 2026, 22:30 UTC (11 h 30 min ago)',
  ])
})

it('grows older by itself', () => {
  render(<Time value="2026-08-21T09:59:00Z" />)
  expect(screen.getByText('1 min ago')).toBeDefined()
  act(() => void vi.advanceTimersByTime(60_000))
  expect(screen.getByText('2 min ago')).toBeDefined()
})

it('is judged by the server’s clock', () => {
  noteServerTime(new Date(NOW + 3_600_000).toUTCString())
  render(<Time value="2026-08-21T09:00:00Z" />)
  expect(screen.getByText('2 h ago')).toBeDefined()
})

it('shows a time that it cannot read as it came', () => {
  render(<Time value="last Friday" />)
  expect(screen.getByText('last Friday').tagName).toBe('SPAN')
})
