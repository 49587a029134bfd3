import { expect, it } from 'vitest'
import { CLOUDS } from '~/test/clouds'
import { placementWarnings, type PlacementWarning } from './placement'

const [A, B, C] = ['aws-eu-central-1', 'aws-eu-west-1', 'aws-eu-north-1']

it.each<[string, string | undefined, string | undefined, PlacementWarning[]]>([
  [A, A, B, []],
  [A, A, undefined, []],
  [A, undefined, undefined, []],
  [A, undefined, B, []],
  [A, B, C, ['primary-elsewhere']],
  ['google-europe-west3', A, undefined, ['primary-with-other-provider']],
  [B, A, B, ['primary-elsewhere', 'copy-where-the-service-runs']],
  [A, undefined, A, ['copy-where-the-service-runs']],
  [A, A, A, ['copy-where-the-primary-is']],
  [A, B, B, ['primary-elsewhere', 'copy-where-the-primary-is']],
])(
  'a service in %s, primary in %s, copies in %s: %j',
  (serviceCloud, primary, secondary, warnings) => {
    expect(placementWarnings({ serviceCloud, primary, secondary }, CLOUDS)).toEqual(warnings)
    expect(placementWarnings({ serviceCloud, primary, secondary }, [])).toEqual(warnings)
  },
)

it('warns of two clouds of one provider at one place as of one cloud', () => {
  const at = { cloud_description: null, geo_latitude: 51, geo_longitude: 2.1, provider: 'ovh' }
  const clouds = ['avn-ovh-gra1', 'avn-ovh-gra3'].map((cloud_name) => ({ cloud_name, ...at }))
  expect(
    placementWarnings({ serviceCloud: 'avn-ovh-gra1', secondary: 'avn-ovh-gra3' }, clouds),
  ).toEqual(['copy-where-the-service-runs'])
})
