import { expect, it } from 'vitest'
import { findEngines } from './engines.mjs'

it('takes a path that is given, and no other', () => {
  expect(findEngines({ OFFSITE_FIREFOX: process.execPath }).firefox).toBe(process.execPath)
  expect(findEngines({ OFFSITE_FIREFOX: '/nowhere/firefox' }).firefox).toBeUndefined()
  expect(findEngines({ OFFSITE_WEBKIT: '/nowhere/driver' }).webkit).toBeUndefined()
})
