import { expect, it } from 'vitest'
import { listOptions } from './options'
import { problemOfServerError } from './server-error'

const text = { type: 'string' }
const OPTIONS = listOptions({
  properties: {
    additional_backup_regions: { type: 'array', items: text },
    ip_filter: { type: 'array', items: text },
    migration: { type: 'object', required: ['host'], properties: { host: text } },
    pg: {
      type: 'object',
      properties: { log_min_duration_statement: text, jit: text, 'a.b': text },
    },
    backup_hour: text,
    backup_hour_utc: text,
  },
})

it.each<[string, [string, (string | number)[], string] | null]>([
  [
    "Invalid 'user_config': Invalid input for additional_backup_regions: None is not of type 'array'",
    ['additional_backup_regions', [], "None is not of type 'array'"],
  ],
  [
    "Invalid 'user_config': Invalid input for pg.log_min_duration_statement: 'x' is not of type 'integer'",
    ['pg.log_min_duration_statement', [], "'x' is not of type 'integer'"],
  ],
  ['Invalid input for pg.a.b: too short', ['pg.a.b', [], 'too short']],
  ['Invalid input for pg/jit: too short', ['pg.jit', [], 'too short']],
  ['Invalid input for jit: too short', ['pg.jit', [], 'too short']],
  ['Invalid input for ip_filter[0].network: bad', ['ip_filter', [0, 'network'], 'bad']],
  ['Invalid input for migration.host: is empty', ['migration', ['host'], 'is empty']],
  [
    'additional_backup_regions: the region can be changed once in 24 hours',
    ['additional_backup_regions', [], 'the region can be changed once in 24 hours'],
  ],
  [
    "Changing 'migration' is not possible now",
    ['migration', [], "Changing 'migration' is not possible now"],
  ],
  ['backup_hour_utc is wrong', ['backup_hour_utc', [], 'backup_hour_utc is wrong']],
  ['The value of backup_hour.', ['backup_hour', [], 'The value of backup_hour.']],
  // an ordinary word is not a name
  ['A migration is under way', null],
  ["Cannot use 'azure-uae-north' for the authorized tenant", null],
  ["Invalid 'user_config': Invalid input: Additional properties are not allowed", null],
  ['An error occurred. Please try again later.', null],
  ['', null],
])('%s', (message, expected) => {
  const found = problemOfServerError(OPTIONS, message)
  expect(found && [found.option.key, found.path, found.message]).toEqual(expected)
})
