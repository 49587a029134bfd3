import { expect, it } from 'vitest'
import { userConfigSchema } from '../../server/sandbox/service-types/schema'
import { canFork, canForkTo } from './fork-plans'
import { restoreWays } from './restore'
import { copySupport, findServiceType, hasPointInTime, SERVICE_TYPES } from './service-types'

it.each([
  ['pg', 'yes'],
  ['mysql', 'yes'],
  ['opensearch', 'yes'],
  ['valkey', 'in doubt'],
  ['grafana', 'in doubt'],
  ['clickhouse', 'no'],
  ['kafka', 'no'],
  ['kafka_connect', 'no'],
  ['kafka_mirrormaker', 'no'],
  ['flink', 'no'],
  ['dragonfly', 'no'],
  ['thanos', 'no'],
  ['something_new', 'unknown'],
  ['constructor', 'unknown'],
])('copies of %s: %s', (type, support) => {
  expect(copySupport(type)).toBe(support)
})

it('knows nothing of a type that is new', () => {
  expect(findServiceType('something_new')).toBeUndefined()
  expect(hasPointInTime('something_new')).toBe(false)
})

it.each(Object.keys(SERVICE_TYPES))('restores %s as its published schema says', (type) => {
  expect(restoreWays(type)).toEqual(restoreWays(type, userConfigSchema(type)))
})

it.each([
  ['pg', 'hobbyist', false, true],
  ['pg', 'developer-1', false, true],
  // The limit of the free plan is on the target.
  ['pg', 'free-1-1gb', true, false],
  ['pg', 'business-4', true, true],
  ['mysql', 'free-1', false, true],
  ['mysql', 'hobbyist', true, true],
  ['opensearch', 'developer-4', false, true],
  ['valkey', 'free-1', false, true],
  ['valkey', 'developer-1', false, true],
  ['something_new', 'free', true, true],
])('%s on %s: can be forked %s, can be the plan of a fork %s', (type, plan, from, to) => {
  expect(canFork(type, plan)).toBe(from)
  expect(canForkTo(type, plan)).toBe(to)
})
