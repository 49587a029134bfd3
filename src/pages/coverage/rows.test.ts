import { describe, expect, it } from 'vitest'
import { judgeCoverage, type CoverageRow } from '~/fleet/coverage'
import { fleetService } from '~/fleet/fleet-service'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { exampleService } from '~/test/services'
import { inOrder, inScope, prepareSearch } from './rows'

const makeRows = judgeCoverage({
  now: NOW,
  clouds: CLOUDS,
  nearKm: 300,
  findPolicy: () => undefined,
})

/** Name, cloud, hours since the newest copy. */
const SERVICES: [string, string, number?][] = [
  ['pg-10', 'aws-eu-central-1', 30],
  ['pg-2', 'aws-eu-west-1'],
  ['pg-1', 'aws-eu-central-1', 3],
  ['Zoo', 'aws-eu-west-1', 90],
  ['pg-3', 'aws-eu-central-1'],
]

const ROWS = makeRows(
  SERVICES.map(([service_name, cloud_name, hours]) =>
    fleetService(
      'p',
      exampleService({
        service_name,
        cloud_name,
        backups: [],
        ...(hours !== undefined && {
          user_config: { additional_backup_regions: [REGION] },
          backups: [backupAt(hoursAgo(hours), REGION)],
        }),
      }),
    ),
  ),
)
const names = (rows: readonly CoverageRow[]) => rows.map(({ service }) => service.service)

describe('the order of rows', () => {
  it.each([
    ['state', false, ['pg-2', 'pg-3', 'Zoo', 'pg-10', 'pg-1']],
    ['state', true, ['pg-1', 'pg-10', 'Zoo', 'pg-2', 'pg-3']],
    ['service', false, ['pg-1', 'pg-2', 'pg-3', 'pg-10', 'Zoo']],
    ['service', true, ['Zoo', 'pg-10', 'pg-3', 'pg-2', 'pg-1']],
    ['cloud', false, ['pg-10', 'pg-1', 'pg-3', 'pg-2', 'Zoo']],
    ['cloud', true, ['pg-2', 'Zoo', 'pg-10', 'pg-1', 'pg-3']],
    ['copy', false, ['Zoo', 'pg-10', 'pg-1', 'pg-2', 'pg-3']],
    ['project', false, ['pg-10', 'pg-2', 'pg-1', 'Zoo', 'pg-3']],
  ] as const)('by %s (descending: %s) keeps equals as they came', (sort, desc, expected) => {
    expect(names(inOrder(ROWS, { sort, desc }))).toEqual(expected)
  })

  it('of nothing is nothing', () => {
    expect(inOrder([], { sort: 'service', desc: true })).toEqual([])
  })
})

describe('the rows in scope', () => {
  it('hold every word that is searched for, in any case', () => {
    expect(names(inScope(ROWS, { q: 'CENTRAL  pg-1' }))).toEqual(['pg-10', 'pg-1'])
    expect(names(inScope(ROWS, { q: 'zoo', region: 'aws-eu-central-1' }))).toEqual([])
  })

  it('are the same when the search was prepared', () => {
    const prepared = [...ROWS]
    for (const _ of prepareSearch(prepared));
    expect(names(inScope(prepared, { q: 'zoo' }))).toEqual(['Zoo'])
  })
})
