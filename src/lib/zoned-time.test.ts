import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { formatOffset, localZone, namedLocalZone, offsetAt, toWallTime } from './zoned-time'

/** The one parses what a zone's clocks show, the other writes in the reader's form. */
const MAY_USE_INTL = ['lib/zoned-time.ts', 'lib/locale.ts']

it.each([
  ['UTC', '2026-08-21T09:30:00Z', 'UTC+0'],
  ['Europe/Helsinki', '2026-08-21T09:30:00Z', 'UTC+3'],
  ['Europe/Helsinki', '2026-12-21T09:30:00Z', 'UTC+2'],
  ['America/St_Johns', '2026-08-21T09:30:00Z', 'UTC−2:30'],
  ['Asia/Kathmandu', '2026-08-21T09:30:00.999Z', 'UTC+5:45'],
])('the offset of %s at %s is %s', (zone, at, offset) => {
  expect(formatOffset(offsetAt(Date.parse(at), zone))).toBe(offset)
})

describe('a browser whose zone has no name', () => {
  it.each(['Etc/Unknown', '', undefined, 'Mars/Olympus'])('says %j: UTC is taken', (timeZone) => {
    const told = new Intl.DateTimeFormat().resolvedOptions()
    const resolved = { ...told, timeZone: timeZone as string }
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(resolved)
    expect(namedLocalZone()).toBeUndefined()
    expect(localZone()).toBe('UTC')
    vi.restoreAllMocks()
  })

  it('a zone that is none shows the clocks of UTC', () => {
    expect(toWallTime(0, 'Mars/Olympus')).toEqual({ date: '1970-01-01', time: '00:00:00' })
  })

  it('all of the console formats times and numbers through this file and locale.ts', () => {
    const others = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !MAY_USE_INTL.includes(path))
      .filter((path) =>
        /\.(DateTime|Number)Format\b|toLocale(Date|Time)?String/.test(
          readFileSync(`src/${path}`, 'utf8'),
        ),
      )
    expect(others).toEqual([])
  })
})
