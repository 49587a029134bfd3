import { expect, it } from 'vitest'
import type { Backup } from '~/api/backups'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import { exampleService } from '~/test/services'
import { readLocations, UP_TO_NOW } from './location'
import { backupsAt, checkTarget, windowEnd } from './restorable'

const ms = (hours: number) => NOW - hours * 3_600_000

it('a window up to now ends with the last whole second', () => {
  const open = { from: ms(5), to: UP_TO_NOW }
  expect(windowEnd(open, NOW + 999)).toBe(NOW)
  expect(checkTarget(NOW, open, NOW)).toBe('inside')
  expect(checkTarget(NOW + 1000, open, NOW)).toBe('after')
  expect(checkTarget(ms(5) - 1000, open, NOW)).toBe('before')
  expect(checkTarget(ms(1), { from: ms(5), to: ms(2) }, NOW)).toBe('after')
})

it('names the backups that a location holds, newest first', () => {
  const backups = [
    backupAt(hoursAgo(30), REGION),
    backupAt(hoursAgo(6)),
    backupAt(hoursAgo(54), REGION),
  ]
  const user_config = { additional_backup_regions: [REGION] }
  const { primary, secondary } = readLocations(exampleService({ user_config, backups }))
  const times = (list: readonly Backup[]) => list.map((backup) => backup.backup_time)
  expect(times(backupsAt(primary, backups))).toEqual([6, 30, 54].map(hoursAgo))
  expect(secondary && times(backupsAt(secondary, backups))).toEqual([30, 54].map(hoursAgo))
})
