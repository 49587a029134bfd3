import { expect, it } from 'vitest'
import { CLOUDS } from '../../src/test/clouds'
import { isPlace, suggestPlace } from './policy-place'

it.each([
  'europe',
  'north-america',
  'eu',
  'eea',
  'de',
  'gb',
  'us',
  'aws-*',
  '*frankfurt*',
  'aws-us-gov-west-1',
  'custom-aws-eu-central-1-x1',
])('%s is a place', (word) => expect(isPlace(word)).toBe(true))

it('every cloud and every continent of Aiven is a place', () => {
  const names = CLOUDS.map(({ cloud_name: name }) => name)
  const continents = CLOUDS.map(({ geo_region: name = '' }) => (name ?? '').replaceAll(' ', '-'))
  expect([...names, ...continents].filter((name) => !isPlace(name))).toEqual([])
})

it.each([
  ['eruope', 'europe'],
  ['Europe', 'europe'],
  ['north america', 'north-america'],
  ['germany', 'de'],
  ['germnay', 'de'],
  ['uk', 'gb'],
  ['DE', 'de'],
  ['aws-eu-west', 'aws-eu-west-*'],
  ['google-europe', 'google-europe-*'],
  ['xx', undefined],
  ['zz', undefined],
  ['hetzner-fsn1', undefined],
  ['somewhere', undefined],
  ['', undefined],
])('%j is none: %s was meant', (word, meant) => {
  expect(isPlace(word)).toBe(false)
  expect(suggestPlace(word)).toBe(meant)
})
