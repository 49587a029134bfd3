import { expect, it } from 'vitest'
import { exampleService } from '~/test/services'
import { fleetService, type FleetService } from '../fleet-service'
import { applyDifference, differenceFrom } from './difference'

const make = (name: string, plan = 'business-4') =>
  fleetService('acme', exampleService({ service_name: name, plan }))

const BEFORE = ['a', 'b', 'c'].map((name) => make(name))

it.each<[string, FleetService[], string]>([
  ['nothing has changed', [make('a'), make('b'), make('c')], 'a b c'],
  ['one is another', [make('a'), make('b', 'premium-8'), make('c')], 'a c'],
  ['one is new', [make('a'), make('aa'), make('b'), make('c')], 'a b c'],
  ['one is gone', [make('a'), make('c')], 'a c'],
  ['they come in another order', [make('c'), make('b'), make('a')], 'c b a'],
  ['all are gone', [], ''],
])('when %s, what is the same stays the same object', (_, now, kept) => {
  // As it goes from one thread to another.
  const after = applyDifference(BEFORE, structuredClone(differenceFrom(BEFORE, now)))
  expect(after).toEqual(now)
  const same = after.filter((service) => BEFORE.includes(service))
  expect(same.map(({ service }) => service).join(' ')).toBe(kept)
})

it('a list in which nothing has changed is the same array', () => {
  const now = structuredClone(BEFORE)
  expect(applyDifference(BEFORE, differenceFrom(BEFORE, now))).toBe(BEFORE)
})

it('a first list is told whole', () => {
  expect(applyDifference([], differenceFrom([], BEFORE))).toEqual(BEFORE)
})
