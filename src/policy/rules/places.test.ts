import { describe, expect, it } from 'vitest'
import { readLocations, type ReportedService } from '~/backup/location'
import { judgeProtection } from '~/backup/protection'
import { backupAt, hoursAgo, NOW } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { outageService } from '~/test/outage'
import type { Demand } from '../demands'
import { judgeDistance, judgeResidency } from './places'
import type { Subject } from './subject'

const EUROPE: Demand = {
  rule: 'residency',
  by: 'all',
  doubtful: false,
  limit: 0,
  residency: { allowed: ['europe'], source: 'file' },
}
const FAR: Demand = { rule: 'distance', by: 'all', doubtful: false, limit: 500 }

/** A service in Frankfurt with a region set and the backups that Aiven lists. */
function subject(region: string | undefined, backups: ReportedService['backups']): Subject {
  const reported: ReportedService = {
    service_type: 'pg',
    state: 'RUNNING',
    user_config: region === undefined ? {} : { additional_backup_regions: [region] },
    backups,
  }
  const service = { ...outageService({}), locations: readLocations(reported) }
  const unused = () => {
    throw new Error('places do not depend on the state')
  }
  const protection = judgeProtection(service, NOW)
  return { service, protection, protectionWithin: unused, drills: [], clouds: CLOUDS, now: NOW }
}

const homeless = [{ ...backupAt(hoursAgo(1), 'aws-eu-west-1'), storage_location: null }]

describe.each<[string, ReportedService['backups']]>([
  ['Aiven lists no backups', null],
  ['no backup says where it is', homeless],
])('where %s', (_, backups) => {
  it('nobody can say that all of it is where it may be', () => {
    expect(judgeResidency(subject('aws-eu-west-1', backups), EUROPE)).toEqual({
      outcome: 'unknown',
      found: 'Where its primary backups are is unknown: Aiven lists no backup that says it.',
    })
  })

  it('what is known to be outside still breaks the rule', () => {
    expect(judgeResidency(subject('aws-us-east-1', backups), EUROPE)?.outcome).toBe('broken')
  })

  it('nobody can say how far apart they are, unless the service is near', () => {
    expect(judgeDistance(subject('aws-eu-west-1', backups), FAR)?.outcome).toBe('unknown')
    expect(judgeDistance(subject('aws-eu-central-2', backups), FAR)?.outcome).toBe('broken')
  })
})

it('counts copies that are still listed in a region that was left', () => {
  const left = subject(undefined, [backupAt(hoursAgo(30), 'aws-us-east-1'), backupAt(hoursAgo(1))])
  expect(judgeResidency(left, EUROPE)).toEqual({
    outcome: 'broken',
    found: 'Copies are still listed in aws-us-east-1: only europe is allowed.',
  })
})

it('holds without a backup, as of a service that has just been created', () => {
  expect(judgeResidency(subject('aws-eu-west-1', []), EUROPE)?.outcome).toBe('holds')
})
