import { describe, expect, it } from 'vitest'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import { readLocations, UP_TO_NOW, type Location } from './location'
import { makeTimeline } from './timeline'

const ms = (hours: number) => NOW - hours * 3_600_000
const { primary: none } = readLocations({ service_type: 'pg', state: 'RUNNING', user_config: {} })
const nowhere: Location = { ...none, kind: 'secondary' }

function timeline(changes: Partial<Parameters<typeof makeTimeline>[0]>) {
  return makeTimeline({
    backups: [],
    events: [],
    region: REGION,
    primary: none,
    secondary: nowhere,
    from: ms(24),
    to: NOW,
    ...changes,
  })
}

describe('the timeline', () => {
  it('has backups and events in order, and counts the backups before it', () => {
    const change = { time: hoursAgo(3), event_desc: 'region changed' }
    const { items, earlier } = timeline({
      backups: [
        backupAt(hoursAgo(2), REGION),
        backupAt(hoursAgo(30), REGION),
        backupAt(hoursAgo(20), 'aws-eu-north-1'),
        backupAt('yesterday'),
      ],
      events: [change, { time: hoursAgo(40) }, { time: '' }],
    })
    expect(items).toMatchObject([
      { at: ms(20), kind: 'backup', copy: undefined },
      { at: ms(3), kind: 'event', event: change },
      { at: ms(2), kind: 'backup', copy: { cloud: REGION } },
    ])
    expect(earlier).toBe(1)
  })

  it.each<[string, Location['window'], object[]]>([
    ['up to now', { from: ms(5), to: UP_TO_NOW }, [{ from: ms(5), to: NOW }]],
    ['within', { from: ms(5), to: ms(2) }, [{ from: ms(5), to: ms(2) }]],
    ['cut at the edge', { from: ms(50), to: ms(2) }, [{ from: ms(24), to: ms(2) }]],
    ['none, before it', { from: ms(50), to: ms(30) }, []],
    ['none, not given', undefined, []],
  ])('has the window as a bar: %s', (_, window, bars) => {
    const primary: Location = { ...none, window }
    expect(timeline({ primary }).bars).toEqual(
      bars.map((bar) => ({ lane: 'primary', what: 'window', ...bar })),
    )
  })

  it('shows a pause from the last moment that was copied', () => {
    const secondary: Location = { ...nowhere, newest: { at: ms(6), known: 'exact' } }
    const paused = { reason: undefined }
    expect(timeline({ secondary: { ...secondary, paused } }).bars).toEqual([
      { lane: 'secondary', what: 'paused', from: ms(6), to: NOW },
    ])
    expect(timeline({ secondary }).bars).toEqual([])
    expect(timeline({ secondary: { ...nowhere, paused } }).bars).toEqual([])
  })
})
