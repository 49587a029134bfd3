import { expect, it } from 'vitest'
import { enteredMoment, type MomentDraft } from './moment'

const at = Date.parse
const twice = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')]

it.each<[string, MomentDraft, object]>([
  [
    'UTC',
    { date: '2026-10-25', time: '03:30:00' },
    { kind: 'moment', instant: at('2026-10-25T03:30:00Z') },
  ],
  ['UTC', { date: '2026-10-25', time: '' }, { kind: 'incomplete' }],
  ['UTC', { date: '2026-02-30', time: '03:30:00' }, { kind: 'incomplete' }],
  ['Europe/Helsinki', { date: '2026-10-25', time: '03:30:00' }, { kind: 'twice', twice }],
  [
    'Europe/Helsinki',
    { date: '2026-10-25', time: '03:30:00', occurrence: 'first' },
    { kind: 'moment', instant: twice[0], twice },
  ],
  [
    'Europe/Helsinki',
    { date: '2026-10-25', time: '03:30:00', occurrence: 'second' },
    { kind: 'moment', instant: twice[1], twice },
  ],
  // The choice was for another time: it counts no more.
  [
    'Europe/Helsinki',
    { date: '2026-10-24', time: '03:30:00', occurrence: 'second' },
    { kind: 'moment', instant: at('2026-10-24T00:30:00Z') },
  ],
])('in %s %j is %j', (zone, draft, moment) => {
  expect(enteredMoment(draft, zone)).toEqual(moment)
})

it('is explained where the clocks skip it', () => {
  expect(enteredMoment({ date: '2026-03-29', time: '03:30:00' }, 'Europe/Helsinki')).toMatchObject({
    kind: 'skipped',
    gap: { from: { time: '03:00:00' }, to: { time: '04:00:00' } },
  })
})
