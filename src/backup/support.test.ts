import { expect, it } from 'vitest'
import { secondaryRegion } from '~/backup/secondary-region'
import { copySupport } from '~/backup/service-types'

it.each([
  ['pg', 'supported'],
  ['mysql', 'supported'],
  ['opensearch', 'supported'],
  ['valkey', 'schema-only'],
  ['grafana', 'schema-only'],
  ['clickhouse', 'unsupported'],
  ['kafka', 'unsupported'],
  ['kafka_connect', 'unsupported'],
  ['kafka_mirrormaker', 'unsupported'],
  ['flink', 'unsupported'],
  ['dragonfly', 'unsupported'],
  ['thanos', 'unsupported'],
  ['something_new', 'unsupported'],
])('%s is %s', (type, support) => {
  expect(copySupport(type)).toBe(support)
})

it.each([
  [['aws-eu-west-1'], 'aws-eu-west-1'],
  [[], undefined],
  [[''], undefined],
  [[null], undefined],
  [null, undefined],
  [undefined, undefined],
  ['aws-eu-west-1', undefined],
  [{ 0: 'aws-eu-west-1' }, undefined],
])('additional_backup_regions of %j set the region %j', (value, region) => {
  expect(secondaryRegion({ additional_backup_regions: value })).toBe(region)
})
