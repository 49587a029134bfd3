import { expect, it } from 'vitest'
import { listOptions } from './options'
import { readSettings } from './settings'

const OPTIONS = listOptions({
  properties: {
    additional_backup_regions: { type: 'array', items: { type: 'string' } },
    backup_hour: { type: ['integer', 'null'], default: 3 },
    password: { type: 'string', _secure: true },
    labels: { type: 'object' },
    pg: { type: 'object', properties: { jit: { type: 'boolean' } } },
  },
})

it('lists what is set in the order of the schema, then what the schema does not know', () => {
  const settings = readSettings(OPTIONS, {
    from_the_future: 1,
    pg: { jit: false, also_new: 'x' },
    labels: { any: 'key' },
    password: '<redacted>',
    backup_hour: 3,
  })
  expect(settings.map(({ option, ...rest }) => ({ known: option !== null, ...rest }))).toEqual([
    {
      known: true,
      key: 'backup_hour',
      name: 'backup hour',
      value: 3,
      isDefault: true,
      redacted: false,
    },
    {
      known: true,
      key: 'password',
      name: 'password',
      value: '<redacted>',
      isDefault: false,
      redacted: true,
    },
    {
      known: true,
      key: 'labels',
      name: 'labels',
      value: { any: 'key' },
      isDefault: false,
      redacted: false,
    },
    { known: true, key: 'pg.jit', name: 'pg jit', value: false, isDefault: false, redacted: false },
    {
      known: false,
      key: 'from_the_future',
      name: 'from the future',
      value: 1,
      isDefault: false,
      redacted: false,
    },
    {
      known: false,
      key: 'pg.also_new',
      name: 'pg also new',
      value: 'x',
      isDefault: false,
      redacted: false,
    },
  ])
})

it('takes null, an empty group and a turned-off backup region as not set', () => {
  expect(
    readSettings(OPTIONS, { backup_hour: null, pg: {}, additional_backup_regions: [], gone: null }),
  ).toEqual([])
})
