import { expect, it } from 'vitest'
import { makeOptions } from '~/test/options'
import { findConflicts } from './conflicts'
import type { Edit } from './patch'

const PG = makeOptions('pg')
const OPENED = { backup_hour: 3, backup_minute: 30, additional_backup_regions: ['aws-eu-west-1'] }
const set = (value: unknown): Edit => ({ kind: 'set', value })

function conflicts(edits: Record<string, Edit>, now: Record<string, unknown>) {
  return findConflicts(PG, OPENED, new Map(Object.entries(edits)), { ...OPENED, ...now }).map(
    ({ option, before, theirs, after }) => [option.key, before, theirs, after],
  )
}

it.each<[string, Record<string, Edit>, Record<string, unknown>, unknown[]]>([
  ['nobody else', { backup_hour: set(7) }, {}, []],
  ['another option', { backup_hour: set(7) }, { backup_minute: 0 }, []],
  ['the same option', { backup_hour: set(7) }, { backup_hour: 21 }, [['backup_hour', 3, 21, 7]]],
  ['the same change', { backup_hour: set(7) }, { backup_hour: 7 }, []],
  ['an option that is only repeated', { backup_hour: set(3) }, { backup_hour: 21 }, []],
  [
    'a removal',
    { additional_backup_regions: { kind: 'remove' } },
    { additional_backup_regions: ['aws-eu-north-1'] },
    [['additional_backup_regions', ['aws-eu-west-1'], ['aws-eu-north-1'], undefined]],
  ],
  [
    'theirs is gone',
    { backup_hour: set(7) },
    { backup_hour: null },
    [['backup_hour', 3, undefined, 7]],
  ],
])('%s', (_, edits, now, expected) => {
  expect(conflicts(edits, now)).toEqual(expected)
})
