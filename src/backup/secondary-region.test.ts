import { expect, it } from 'vitest'
import { secondaryRegion } from './secondary-region'

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
