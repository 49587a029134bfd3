import { describe, expect, it } from 'vitest'
import { backupAt, hoursAgo, REGION } from '~/test/backups'
import { exampleService } from '~/test/services'
import { readLineage } from './lineage'
import { findOrigin } from './origin'

describe('what a service was forked from', () => {
  it.each<[object, object | undefined]>([
    [{}, undefined],
    [{ service_to_fork_from: '' }, undefined],
    [{ service_to_fork_from: null, recovery_target_time: '2026-08-21' }, undefined],
    [{ service_to_fork_from: 'orders-pg' }, { project: 'acme', service: 'orders-pg' }],
    [{ pg_service_to_fork_from: 'orders-pg' }, { project: 'acme', service: 'orders-pg' }],
    [
      {
        service_to_fork_from: 'orders-pg',
        project_to_fork_from: 'other',
        recovery_target_time: '2026-08-21 09:30:00',
      },
      { project: 'other', service: 'orders-pg', target: '2026-08-21 09:30:00' },
    ],
    [
      { service_to_fork_from: 'search-os', recovery_basebackup_name: 'backup-1' },
      { project: 'acme', service: 'search-os', backup: 'backup-1' },
    ],
  ])('%j: %j', (userConfig, lineage) => {
    expect(readLineage({ ...userConfig }, 'acme')).toEqual(lineage)
  })
})

describe('the location that it was made from', () => {
  const source = (region: string | undefined, ...copies: string[]) =>
    exampleService({
      user_config: region === undefined ? {} : { additional_backup_regions: [region] },
      backups: [backupAt(hoursAgo(1), ...copies)],
    })
  const fork = (cloud_name: string, home?: string) =>
    exampleService({
      cloud_name,
      ...(home && { backups: [{ ...backupAt(hoursAgo(0)), storage_location: home }] }),
    })

  it.each([
    ['its cloud is the second region', fork(REGION), source(REGION, REGION), 'secondary'],
    ['its cloud is another one', fork('aws-eu-north-1'), source(REGION, REGION), 'primary'],
    ['the source has no region', fork(REGION), source(undefined), 'primary'],
    ['it has moved since', fork('aws-eu-north-1', REGION), source(REGION), 'secondary'],
    ['the region was changed', fork(REGION), source('aws-eu-north-1', REGION), undefined],
  ])('where %s', (_, made, from, location) => {
    expect(findOrigin(made, from).location).toBe(location)
  })
})
