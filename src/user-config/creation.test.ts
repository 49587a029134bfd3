import { describe, expect, it } from 'vitest'
import { makeOptions } from '~/test/options'
import { atCreation } from './creation'
import { problemsOfEdit } from './problems'
import { findLock } from './removal'

describe.each(['pg', 'mysql', 'opensearch', 'kafka', 'clickhouse'])(
  'at the creation of %s',
  (type) => {
    const options = makeOptions(type)

    it('nothing is locked', () => {
      expect(options.filter((option) => findLock(option) !== null)).not.toEqual([])
      expect(atCreation(options).filter((option) => findLock(option) !== null)).toEqual([])
    })

    it('the options are otherwise the same', () => {
      expect(atCreation(options).map(({ key, field }) => [key, field.kind])).toEqual(
        options.map(({ key, field }) => [key, field.kind]),
      )
    })
  },
)

it('the schema’s limits hold', () => {
  const password = atCreation(makeOptions('pg')).find(({ key }) => key === 'admin_password')
  if (!password) throw new Error('There is no such option')
  const problemsOf = (value: string) => problemsOfEdit(password, {}, { kind: 'set', value })
  expect(problemsOf('short')).not.toEqual([])
  expect(problemsOf('long-enough-to-pass')).toEqual([])
})
