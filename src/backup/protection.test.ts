import { describe, expect, it } from 'vitest'
import type { Backup } from '~/api/backups'
import { backupAt, hoursAgo, NOW, REGION, reportOf } from '~/test/backups'
import { PROTECTION_STATES, protectionOf } from './protection'

const ELSEWHERE = 'aws-eu-north-1'
const on = { additional_backup_regions: [REGION] }

function service(type: string, userConfig: Record<string, unknown>, backups?: Backup[]) {
  return { service_type: type, user_config: userConfig, backups }
}

describe('the state of a secondary backup', () => {
  it.each<[string, string, ReturnType<typeof service>]>([
    ['not-protected', 'no region', service('pg', {})],
    ['not-protected', 'an emptied list', service('mysql', { additional_backup_regions: [] })],
    ['not-protected', 'null', service('opensearch', { additional_backup_regions: null })],
    [
      'not-protected',
      'copies left over from a region that was set before',
      service('pg', {}, [backupAt(hoursAgo(1), REGION)]),
    ],
    [
      'paused',
      'the newest copy says so, however fresh it is',
      service('pg', on, [backupAt(hoursAgo(1), { cloud: REGION, paused: true })]),
    ],
    [
      'protected',
      'only an older copy says that it was paused',
      service('pg', on, [
        backupAt(hoursAgo(30), { cloud: REGION, paused: true }),
        backupAt(hoursAgo(6), { cloud: REGION, paused: false }),
      ]),
    ],
    ['behind', 'a copy over 26 h old', service('pg', on, [backupAt(hoursAgo(26.1), REGION)])],
    ['protected', 'a copy just 26 h old', service('pg', on, [backupAt(hoursAgo(26), REGION)])],
    ['behind', 'hourly backups, 4 h', service('opensearch', on, [backupAt(hoursAgo(4), REGION)])],
    [
      'protected',
      'a fresh copy in the middle of an unsorted list',
      service('mysql', on, [
        backupAt(hoursAgo(50), REGION),
        backupAt(hoursAgo(2), REGION),
        backupAt(hoursAgo(74)),
      ]),
    ],
    ['waiting', 'no backups told', service('pg', on)],
    ['waiting', 'no copy of any backup', service('pg', on, [backupAt(hoursAgo(1))])],
    [
      'waiting',
      'a copy, but in another region',
      service('pg', on, [backupAt(hoursAgo(1), ELSEWHERE)]),
    ],
    ['not-supported', 'a type without the option', service('dragonfly', {})],
    ['not-supported', 'a deprecated option that is set', service('kafka', on)],
    [
      'protected',
      'a copy that Aiven reports of a type it does not support',
      service('clickhouse', on, [backupAt(hoursAgo(3), REGION)]),
    ],
    ['not-supported', 'a type in doubt, nothing set', service('valkey', {})],
    ['waiting', 'a type in doubt, a region set', service('grafana', on)],
    [
      'protected',
      'a type in doubt, a copy seen',
      service('valkey', on, [backupAt(hoursAgo(13), REGION)]),
    ],
  ])('is %s: %s', (state, _, reported) => {
    expect(protectionOf(reported, NOW).state).toBe(state)
  })

  it('goes from worst to best', () => {
    expect(PROTECTION_STATES).toEqual([
      'not-protected',
      'paused',
      'behind',
      'waiting',
      'protected',
      'not-supported',
    ])
  })
})

describe('a pause', () => {
  const paused = (reason?: string | null) =>
    protectionOf(
      service('pg', on, [
        backupAt(hoursAgo(30), { cloud: REGION, paused: true, pause_reason: reason }),
      ]),
      NOW,
    )

  it('is told in Aiven’s words', () => {
    expect(paused('Object storage maintenance')).toMatchObject({
      state: 'paused',
      pauseReason: 'Object storage maintenance',
      region: REGION,
      age: 30 * 3600,
    })
  })

  it.each([undefined, null, ''])('has no reason where Aiven gives none (%j)', (reason) => {
    expect(paused(reason)).not.toHaveProperty('pauseReason')
  })
})

describe('what was seen', () => {
  it('is counted from the newest copy, against the objective', () => {
    const backups = [backupAt(hoursAgo(13), REGION), backupAt(hoursAgo(37), REGION)]
    expect(protectionOf(service('pg', on, backups), NOW)).toEqual({
      state: 'protected',
      region: REGION,
      recoveryPoint: hoursAgo(13),
      age: 13 * 3600,
      ratio: 0.5,
      objective: { seconds: 26 * 3600, source: 'assumed' },
      formerRegions: [],
    })
  })

  it.each([
    [6, 'protected', 1],
    [5, 'behind', 1.2],
    [12, 'protected', 0.5],
  ])('against an objective of %i h is %s', (hours, state, ratio) => {
    const backups = [backupAt(hoursAgo(6), REGION)]
    const chosen = hours * 3600
    expect(protectionOf(service('pg', on, backups), NOW, { chosen })).toMatchObject({
      state,
      ratio,
      objective: { seconds: chosen, source: 'this browser' },
    })
    const tagged = { ...service('pg', on, backups), tags: { 'offsite:rpo': `${hours}h` } }
    expect(protectionOf(tagged, NOW)).toMatchObject({
      state,
      ratio,
      objective: { seconds: chosen, source: 'tag' },
    })
  })

  it('names other regions that hold copies and does not count them', () => {
    const backups = [
      backupAt(hoursAgo(1), ELSEWHERE),
      backupAt(hoursAgo(40), 'aws-eu-west-3', REGION),
    ]
    expect(protectionOf(service('pg', on, backups), NOW)).toMatchObject({
      state: 'behind',
      recoveryPoint: hoursAgo(40),
      formerRegions: [ELSEWHERE, 'aws-eu-west-3'],
    })
    expect(protectionOf(service('pg', {}, backups), NOW).formerRegions).toEqual([
      ELSEWHERE,
      'aws-eu-west-3',
      REGION,
    ])
  })

  it('is never in the future', () => {
    const reported = service('pg', on, [backupAt(hoursAgo(-1), REGION)])
    expect(protectionOf(reported, NOW)).toMatchObject({ state: 'protected', age: 0, ratio: 0 })
  })

  it('does not include a time that cannot be read', () => {
    const unreadable = service('pg', on, [backupAt('yesterday', REGION)])
    expect(protectionOf(unreadable, NOW).state).toBe('waiting')
    const mixed = service('pg', on, [backupAt('', REGION), backupAt(hoursAgo(30), REGION)])
    expect(protectionOf(mixed, NOW)).toMatchObject({
      state: 'behind',
      recoveryPoint: hoursAgo(30),
    })
  })
})

describe('the backups’ report', () => {
  it('counts more than the list inside the service', () => {
    const reported = service('pg', on, [backupAt(hoursAgo(1), REGION)])
    const report = reportOf([backupAt(hoursAgo(30), REGION)])
    expect(protectionOf(reported, NOW, { report }).state).toBe('behind')
    expect(protectionOf(reported, NOW, { report: reportOf([]) }).state).toBe('waiting')
  })

  it.each([
    ['protected', hoursAgo(0.1), hoursAgo(40)],
    ['behind', hoursAgo(30), hoursAgo(2)],
  ])('is %s by the end of the recovery window', (state, end, copied) => {
    const report = reportOf([backupAt(copied, REGION)], end)
    expect(protectionOf(service('pg', on), NOW, { report })).toMatchObject({
      state,
      recoveryPoint: end,
    })
  })

  it('falls back to the copies where the window’s end cannot be read', () => {
    const report = reportOf([backupAt(hoursAgo(2), REGION)], 'soon')
    expect(protectionOf(service('pg', on), NOW, { report }).recoveryPoint).toBe(hoursAgo(2))
  })

  it('is enough: a window without a copy in the list is a copy seen', () => {
    const report = reportOf([], hoursAgo(1))
    expect(protectionOf(service('pg', on), NOW, { report }).state).toBe('protected')
  })

  it('tells the interval that the objective follows', () => {
    const report = {
      ...reportOf([backupAt(hoursAgo(9), REGION)]),
      scheduled_backup_time: { backup_interval_hours: 6 },
    }
    expect(protectionOf(service('pg', on), NOW, { report })).toMatchObject({
      state: 'behind',
      objective: { seconds: 8 * 3600, source: 'assumed' },
    })
  })
})
