import { expect, it } from 'vitest'
import { backupAt, hoursAgo, REGION } from '~/test/backups'
import { copiesByRegion, firstCopyIn, copyIn, newestFirst, recoveryPointIn } from './copies'

const OTHER = 'aws-eu-north-1'
const backups = [
  backupAt(hoursAgo(50), OTHER),
  backupAt(hoursAgo(2)),
  backupAt(hoursAgo(26), { cloud: REGION, paused: true }, OTHER),
  backupAt(hoursAgo(74), REGION),
]

it('lists backups newest first, whatever order they come in', () => {
  expect(newestFirst(backups).map((backup) => backup.backup_time)).toEqual(
    [2, 26, 50, 74].map(hoursAgo),
  )
})

it('puts backups whose time cannot be read last', () => {
  const times = [hoursAgo(50), 'never', hoursAgo(2), '', hoursAgo(26)]
  const sorted = newestFirst(times.map((time) => backupAt(time)))
  expect(sorted.map((backup) => backup.backup_time)).toEqual([
    hoursAgo(2),
    hoursAgo(26),
    hoursAgo(50),
    'never',
    '',
  ])
})

it('lists copies region by region', () => {
  expect(copiesByRegion(backups)).toEqual([
    {
      cloud: REGION,
      count: 2,
      newest: hoursAgo(26),
      oldest: hoursAgo(74),
      latest: { cloud: REGION, paused: true },
    },
    {
      cloud: OTHER,
      count: 2,
      newest: hoursAgo(26),
      oldest: hoursAgo(50),
      latest: { cloud: OTHER },
    },
  ])
})

it('takes absent and null copies for none', () => {
  const without = [{ backup_name: 'a', backup_time: hoursAgo(1) }]
  expect(copiesByRegion(without)).toEqual([])
  expect(copiesByRegion([{ ...without[0]!, additional_regions: null }])).toEqual([])
})

it('finds the copy of a backup in a region', () => {
  expect(copyIn(backups[2]!, REGION)).toEqual({ cloud: REGION, paused: true })
  expect(copyIn(backups[1]!, REGION)).toBeUndefined()
})

it('takes the recovery point from the region’s own window only', () => {
  const window = (cloud: string, end: string | null) => ({
    additional_regions: [{ cloud, pitr_range_end: end }],
  })
  expect(recoveryPointIn(REGION, backups)).toBe(hoursAgo(26))
  expect(recoveryPointIn(REGION, backups, window(REGION, hoursAgo(1)))).toBe(hoursAgo(1))
  expect(recoveryPointIn(REGION, backups, window(OTHER, hoursAgo(1)))).toBe(hoursAgo(26))
  expect(recoveryPointIn(REGION, backups, window(REGION, null))).toBe(hoursAgo(26))
  expect(recoveryPointIn('aws-us-east-1', backups)).toBeUndefined()
})

it.each([
  ['none', [[], []], undefined],
  ['the second', [[], [REGION]], 1],
  ['the third, copied although the one before was not', [[], [], [REGION]], 2],
  ['out of sight: all are copied', [[REGION], [REGION]], undefined],
])('the first copy is %s', (_, copies, first) => {
  const time = (index: number) => hoursAgo(48 - index)
  const backups = copies.map((clouds, index) => backupAt(time(index), ...clouds))
  expect(firstCopyIn(REGION, backups)).toBe(first === undefined ? undefined : time(first))
})
