import { expect, it } from 'vitest'
import { backupAt, hoursAgo, REGION } from '~/test/backups'
import { firstCopyIn, copyIn, newestFirst } from './copies'

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

it('finds the copy of a backup in a region', () => {
  expect(copyIn(backups[2]!, REGION)).toEqual({ cloud: REGION, paused: true })
  expect(copyIn(backups[1]!, REGION)).toBeUndefined()
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
