import { expect, it } from 'vitest'
import { CLOUDS } from '~/test/clouds'
import { typedRegion, regionIn, regionProblem } from './region'

const regions = {
  project: 'acme',
  serviceCloud: 'aws-eu-central-1',
  primaryCloud: 'aws-eu-central-1',
  nextBackup: undefined,
  off: false,
}

it('reads and writes one region of a list', () => {
  expect(regionIn(typedRegion('hong '))).toBe('hong ')
  expect(regionIn({ kind: 'list', items: [] })).toBe('')
  expect(regionIn({ kind: 'text', text: '["aws-eu-west-1"]' })).toBe('')
})

it.each([
  ['aws-eu-west-1', undefined],
  ['aws-of-tomorrow-1', undefined],
  ['', /Choose a region or remove/],
  ['aws-eu-central-1', /service itself/],
  ['google-europe-west1', /Different provider/],
  ['hong kong', /from the list/],
  ['ireland', /from the list/],
])('“%s”: %s', (region, problem) => {
  const found = regionProblem(typedRegion(region), regions, CLOUDS)
  if (problem) expect(found).toMatch(problem)
  else expect(found).toBeUndefined()
})
