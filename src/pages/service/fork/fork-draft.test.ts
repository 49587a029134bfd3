import { describe, expect, it } from 'vitest'
import type { BackupReport } from '~/api/backups'
import type { ServicePlan } from '~/api/plans'
import type { Service } from '~/api/services'
import type { LocationKind } from '~/backup/location'
import { restoreWays } from '~/backup/restore'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import { exampleService } from '~/test/services'
import {
  forkProblems,
  forkRequest,
  newDraft,
  readVersion,
  type Circumstances,
  type ForkDraft,
} from './fork-draft'

const HOME = 'aws-eu-central-1'
const service = exampleService({ user_config: { additional_backup_regions: [REGION] } })
const report: BackupReport = {
  backups: [backupAt(hoursAgo(2), REGION), backupAt(hoursAgo(26))],
  pitr: {
    primary_region: { pitr_range_start: hoursAgo(26), pitr_range_end: null },
    additional_regions: [
      {
        cloud: REGION,
        pitr_range_start: '2026-08-21T08:00:00Z',
        pitr_range_end: '2026-08-21T09:55:00Z',
      },
    ],
  },
}
const plans: ServicePlan[] = [
  { service_plan: 'business-4', node_count: 2, regions: { [HOME]: {}, [REGION]: {} } },
  { service_plan: 'premium-8', node_count: 3, regions: { [HOME]: {} } },
  { service_plan: 'startup-4', node_count: 1, regions: { [HOME]: {}, [REGION]: {} } },
]
const at = (changes: Partial<Circumstances> = {}): Circumstances => ({
  service,
  report,
  ways: restoreWays('pg'),
  zone: 'UTC',
  now: NOW,
  names: new Set(['billing-pg']),
  plans,
  ...changes,
})
const draft = (changes: Partial<ForkDraft> = {}): ForkDraft => ({
  ...newDraft(service, report, 'secondary'),
  name: 'example-pg-fork',
  ...changes,
})
const moment = (date: string, time: string) => ({
  version: 'time' as const,
  moment: { date, time },
})

describe('the dialog opens with', () => {
  it.each<[string, Service, BackupReport, LocationKind | undefined, LocationKind]>([
    ['the location that a link asks for', service, report, 'secondary', 'secondary'],
    ['the primary one otherwise', service, report, undefined, 'primary'],
    ['the primary one where there is no region', exampleService(), report, 'secondary', 'primary'],
    ['the primary one where nothing can be used', service, { backups: [] }, 'secondary', 'primary'],
  ])('%s', (_, from, backups, asked, location) => {
    expect(newDraft(from, backups, asked).location).toBe(location)
  })

  it('the secondary location for a drill, where it can be used', () => {
    expect(newDraft(service, report, undefined, true).location).toBe('secondary')
    expect(newDraft(service, report, 'primary', true).location).toBe('primary')
    expect(newDraft(exampleService({}), report, undefined, true).location).toBe('primary')
  })

  it('the source’s plan and cloud', () => {
    expect(draft()).toMatchObject({ plan: 'business-4', cloud: HOME, version: 'latest' })
  })

  it('the cloud of the primary backups where the service has moved to its copies', () => {
    const moved = exampleService({ ...service, cloud_name: REGION })
    expect(newDraft(moved, report, 'primary').cloud).toBe(HOME)
  })
})

describe('what speaks against it', () => {
  it('is nothing where all is well', () => {
    expect(forkProblems(draft(), at())).toEqual({})
    expect(forkProblems(draft({ location: 'primary' }), at())).toEqual({})
  })

  it.each<[string, Partial<ForkDraft>, Partial<Circumstances>, object]>([
    ['no day', moment('', '09:30:00'), {}, { target: /Choose a day/ }],
    ['no time', moment('2026-08-21', ''), {}, { target: /Enter a time of day/ }],
    ['no such time', moment('2026-08-21', '25:00:00'), {}, { target: /Enter a time of day/ }],
    [
      'a second too early',
      moment('2026-08-21', '07:59:59'),
      {},
      {
        target:
          /^Too early: data in aws-eu-west-1 can be restored from 21 Aug 2026, 08:00:00 UTC to 21 Aug 2026, 09:55:00 UTC$/,
      },
    ],
    ['the start', moment('2026-08-21', '08:00:00'), {}, {}],
    ['the end', moment('2026-08-21', '09:55:00'), {}, {}],
    [
      'a second too late, on another clock',
      moment('2026-08-21', '12:55:01'),
      { zone: 'Europe/Helsinki' },
      {
        target: /^Too late.* from 21 Aug 2026, 11:00:00 UTC\+3 to 21 Aug 2026, 12:55:00 UTC\+3$/,
      },
    ],
    [
      'a moment that the window has left',
      { ...moment('2026-08-21', '07:00:00'), wasInside: true },
      {},
      { target: /^The window has moved on\. Too early/ },
    ],
    [
      'the future, of the primary backups',
      { ...moment('2026-08-21', '10:00:01'), location: 'primary' },
      {},
      { target: /^Too late.* to now \(21 Aug 2026, 10:00:00 UTC\)$/ },
    ],
    [
      'a time that comes twice',
      moment('2026-10-25', '03:30:00'),
      { zone: 'Europe/Helsinki' },
      { target: /twice/ },
    ],
    [
      'a time that never comes',
      moment('2026-03-29', '03:30:00'),
      { zone: 'Europe/Helsinki' },
      { target: /on 2026-03-29 the clocks go from 03:00:00 straight to 04:00:00/ },
    ],
    [
      'no window',
      moment('2026-08-21', '09:00:00'),
      { report: { backups: report.backups } },
      { target: /no recovery window/ },
    ],
    ['no backup', { version: 'backup' }, {}, { backup: /Choose a backup/ }],
    ['a backup that has gone', { version: 'backup', backup: 'x' }, {}, { backup: /no longer/ }],
    ['no name', { name: '' }, {}, { name: /Enter a name/ }],
    ['a bad name', { name: 'Orders_PG' }, {}, { name: /starting with a letter/ }],
    ['a long name', { name: 'a'.repeat(65) }, {}, { name: /up to 64 characters/ }],
    ['a name in use', { name: 'billing-pg' }, {}, { name: /already/ }],
    [
      'a plan that is not offered there',
      { plan: 'premium-8' },
      {},
      { plan: /not offered in aws-eu-west-1/ },
    ],
    [
      'a plan that no fork can be on',
      { plan: 'free-1-5gb' },
      {},
      { plan: /^A fork cannot be on the plan free-1-5gb: choose another one$/ },
    ],
    ['a plan that nobody knows', { plan: 'custom-7' }, {}, {}],
    ['plans that you cannot view', { plan: 'premium-8' }, { plans: undefined }, {}],
    [
      'a cloud that is still being searched for',
      { location: 'primary', cloud: 'ireland' },
      {},
      { cloud: /Choose a cloud/ },
    ],
    ['a cloud that no plan names', { location: 'primary', cloud: 'aws-af-south-1' }, {}, {}],
    [
      'the copies’ own cloud for the primary backups',
      { location: 'primary', cloud: REGION },
      {},
      { cloud: /restores the secondary location/ },
    ],
    ['no copy', {}, { report: { backups: [] } }, { location: /No copy in/ }],
    [
      'fewer nodes of ClickHouse',
      { plan: 'startup-4' },
      { service: exampleService({ ...service, service_type: 'clickhouse', node_count: 3 }) },
      { plan: /fewer nodes than the 3/ },
    ],
  ])('%s', (_, changes, circumstances, problems) => {
    const found = forkProblems(draft(changes), at(circumstances))
    expect(Object.keys(found)).toEqual(Object.keys(problems))
    for (const [field, words] of Object.entries(problems)) {
      expect(found[field as keyof typeof found]).toMatch(words)
    }
  })
})

describe('the request', () => {
  it('from the secondary location is for the cloud that holds it', () => {
    const chosen = draft({ ...moment('2026-08-21', '09:30:00'), cloud: HOME, copyTags: true })
    const target = Date.parse('2026-08-21T09:30:00Z')
    expect(readVersion(chosen, 'UTC')).toEqual({ kind: 'time', target })
    expect(forkRequest(chosen, at(), 'acme', { kind: 'time', target })).toEqual({
      service_name: 'example-pg-fork',
      service_type: 'pg',
      plan: 'business-4',
      cloud: REGION,
      user_config: {
        service_to_fork_from: 'example-pg',
        recovery_target_time: '2026-08-21T09:30:00+00:00',
      },
      copy_tags: true,
    })
  })

  it.each([
    ['a moment', moment('2026-08-21', '')],
    ['a moment that comes twice', moment('2026-10-25', '03:30:00')],
    ['a backup', { version: 'backup' as const }],
  ])('cannot be made while %s is still to be chosen', (_, changes) => {
    expect(readVersion(draft(changes), 'Europe/Helsinki')).toBeUndefined()
  })

  it('from the primary location is for the cloud that was chosen', () => {
    const chosen = draft({ location: 'primary', cloud: 'aws-eu-north-1' })
    const request = forkRequest(chosen, at(), 'acme', { kind: 'latest' })
    expect(request).toMatchObject({
      cloud: 'aws-eu-north-1',
      user_config: { service_to_fork_from: 'example-pg' },
    })
    expect(request).not.toHaveProperty('copy_tags')
  })
})
