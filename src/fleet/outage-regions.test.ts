import { expect, it } from 'vitest'
import { makeIsDown } from './down'
import { judgeOutage } from './outage'
import { fleetMap, struckMap } from './outage-regions'
import { NOW } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { copiedTo, outageService } from '~/test/outage'

const IRELAND = { cloud: 'aws-eu-west-1', primary: 'aws-eu-west-1' }

const SERVICES = [
  outageService({ name: 'a', ...copiedTo('aws-eu-west-1', 5) }),
  outageService({ name: 'b', ...copiedTo('aws-eu-west-1', 5) }),
  outageService({ name: 'c' }),
  outageService({ name: 'd', ...IRELAND, ...copiedTo('aws-eu-central-1', 5) }),
  // Moved to Ireland, where its copies are: the primary backups stayed in Frankfurt.
  outageService({ name: 'e', cloud: 'aws-eu-west-1', ...copiedTo('aws-eu-west-1', 5) }),
  outageService({ name: 'f', secondary: 'aws-eu-north-1' }),
  // Without a word of where its primary backups are, no path can be drawn.
  outageService({ name: 'g', primary: undefined, ...copiedTo('aws-eu-north-1', 5) }),
]

it('counts what is where, and what each region would cost alone', () => {
  expect(fleetMap(SERVICES, CLOUDS)).toEqual({
    regions: [
      {
        cloud: 'aws-eu-central-1',
        services: 5,
        copies: 1,
        copiesUnknown: 0,
        leftBehind: 1,
        alone: { recoverable: 3, lost: 2, unknown: 0 },
        down: undefined,
        recoversHere: 0,
      },
      {
        cloud: 'aws-eu-west-1',
        services: 2,
        copies: 3,
        copiesUnknown: 0,
        leftBehind: 0,
        alone: { recoverable: 2, lost: 0, unknown: 0 },
        down: undefined,
        recoversHere: 0,
      },
      {
        cloud: 'aws-eu-north-1',
        services: 0,
        copies: 1,
        copiesUnknown: 0,
        leftBehind: 0,
        alone: { recoverable: 0, lost: 0, unknown: 0 },
        down: undefined,
        recoversHere: 0,
      },
    ],
    paths: [
      { from: 'aws-eu-central-1', to: 'aws-eu-west-1', services: 3, state: 'intact' },
      { from: 'aws-eu-west-1', to: 'aws-eu-central-1', services: 1, state: 'intact' },
      { from: 'aws-eu-central-1', to: 'aws-eu-north-1', services: 1, state: 'intact' },
    ],
  })
})

it('shows what an outage does to the paths and where it can be recovered', () => {
  const isDown = makeIsDown({ kind: 'region', name: 'aws-eu-central-1' }, CLOUDS)
  const outage = judgeOutage(SERVICES, isDown, NOW)
  const { regions, paths } = struckMap(fleetMap(SERVICES, CLOUDS), isDown, outage)
  expect(regions.map(({ cloud, down, recoversHere }) => [cloud, down, recoversHere])).toEqual([
    ['aws-eu-central-1', true, 0],
    ['aws-eu-west-1', false, 2],
    ['aws-eu-north-1', false, 1],
  ])
  expect(paths.map(({ to, state }) => [to, state])).toEqual([
    ['aws-eu-west-1', 'used'],
    ['aws-eu-central-1', 'broken'],
    ['aws-eu-north-1', 'cut'],
  ])
})
