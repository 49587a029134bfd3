import { describe, expect, it } from 'vitest'
import type { BackupReport } from '~/api/backups'
import { UP_TO_NOW, type LocationKind } from '~/backup/location'
import { backupAt, hoursAgo, REGION } from '~/test/backups'
import { exampleService } from '~/test/services'
import { forkSources } from './sources'

const withRegion = exampleService({ user_config: { additional_backup_regions: [REGION] } })
const old = backupAt(hoursAgo(50))
const copied = backupAt(hoursAgo(26), REGION)
const newest = backupAt(hoursAgo(2), REGION)

function report(changes: Partial<BackupReport> = {}): BackupReport {
  return {
    backups: [old, newest, copied],
    pitr: {
      primary_region: { pitr_range_start: '2026-08-19T08:00:00.250Z', pitr_range_end: null },
      additional_regions: [
        {
          cloud: REGION,
          pitr_range_start: '2026-08-20T08:00:00Z',
          pitr_range_end: '2026-08-21T09:55:00.750Z',
        },
      ],
    },
    ...changes,
  }
}

describe('the sources', () => {
  it('are the primary backups, up to now, and the copies with their own window', () => {
    const { primary, secondary } = forkSources(withRegion, report())
    expect(primary).toMatchObject({
      kind: 'primary',
      cloud: 'aws-eu-central-1',
      backups: [newest, copied, old],
      // Whole seconds inside of what is given.
      window: { from: Date.parse('2026-08-19T08:00:01Z'), to: UP_TO_NOW },
    })
    expect(secondary).toMatchObject({
      kind: 'secondary',
      cloud: REGION,
      backups: [newest, copied],
      window: {
        from: Date.parse('2026-08-20T08:00:00Z'),
        to: Date.parse('2026-08-21T09:55:00Z'),
      },
    })
  })

  it.each<[string, LocationKind, Parameters<typeof forkSources>, RegExp]>([
    ['no backup', 'primary', [withRegion, { backups: [] }], /no backup/],
    [
      'no backup in the service',
      'primary',
      [exampleService({ backups: [] }), undefined],
      /no backup/,
    ],
    ['no list', 'primary', [exampleService(), undefined], /does not list this service’s backups/],
    [
      'no list',
      'secondary',
      [withRegion, { backups: null }],
      /does not list this service’s backups/,
    ],
    ['no region', 'secondary', [exampleService(), report()], /No secondary backup location is set/],
    [
      'copies in a region that is not the one set',
      'secondary',
      [exampleService({ user_config: { additional_backup_regions: [] } }), report()],
      /No secondary backup location is set/,
    ],
    ['no copy', 'secondary', [withRegion, { backups: [old] }], /No copy in/],
  ])('%s: the %s location says why', (_, location, input, words) => {
    expect(forkSources(...input)[location].refusal).toMatch(words)
  })

  it('offer a window without a listed backup: Aiven may know better', () => {
    const { secondary } = forkSources(withRegion, report({ backups: [old] }))
    expect(secondary).toMatchObject({ refusal: undefined, count: 0, backups: [] })
    expect(secondary.window).toBeDefined()
  })

  it('keep what is there usable while the copying is paused', () => {
    const paused = backupAt(hoursAgo(30), { cloud: REGION, paused: true, pause_reason: 'Works' })
    const { secondary } = forkSources(withRegion, report({ backups: [paused] }))
    expect(secondary.refusal).toBeUndefined()
    expect(secondary.paused).toEqual({ reason: 'Works' })
  })

  it('have no window where the report may not be read', () => {
    const { primary, secondary } = forkSources({ ...withRegion, backups: [newest] }, undefined)
    expect(primary).toMatchObject({ backups: [newest], window: undefined })
    expect(secondary).toMatchObject({ backups: [newest], window: undefined })
  })

  it.each([
    ['a start of null', { pitr_range_start: null, pitr_range_end: null }],
    ['a time that is none', { pitr_range_start: 'soon', pitr_range_end: null }],
    ['an end that is none', { pitr_range_start: hoursAgo(9), pitr_range_end: 'later' }],
  ])('have no window with %s', (_, range) => {
    const { primary } = forkSources(withRegion, report({ pitr: { primary_region: range } }))
    expect(primary.window).toBeUndefined()
  })

  it('have no window of copies without an end: only of the primary does it mean now', () => {
    const region = { cloud: REGION, pitr_range_start: hoursAgo(9), pitr_range_end: null }
    const { secondary } = forkSources(
      withRegion,
      report({ pitr: { additional_regions: [region] } }),
    )
    expect(secondary.window).toBeUndefined()
  })
})
