import { expect, it } from 'vitest'
import clouds from '../../server/sandbox/data/clouds.json'
import { findCloud } from './clouds'
import { countriesIn, findCountry, findCrossing } from './countries'

it('every cloud of Aiven’s list is in a country', () => {
  expect(clouds.filter((cloud) => findCountry(cloud) === undefined)).toEqual([])
})

it.each([
  ['Europe, Germany - Amazon Web Services: Frankfurt', 'de'],
  ['Germany, Germany Central - Microsoft Azure: Frankfurt', 'de'],
  ['Europe, England - Google Cloud: London', 'gb'],
  ['Europe, Gävle - Microsoft Azure: Sweden Central', 'se'],
  ['United States, Virginia - Amazon Web Services: N. Virginia', 'us'],
  ['US East, Virginia - Azure: East US', 'us'],
  ['Europe, Atlantis - Amazon Web Services: Atlantis', undefined],
  ['A cloud of our own', undefined],
])('“%s” is in %s', (description, country) => {
  expect(findCountry({ cloud_name: 'any', cloud_description: description })).toBe(country)
})

it.each([
  ['eu', 27],
  ['eea', 30],
  ['ch', 1],
  ['europe', undefined],
])('“%s” stands for %s countries', (word, count) => {
  expect(countriesIn(word)?.length).toBe(count)
})

it.each([
  ['aws-eu-central-1', 'aws-eu-west-2', 'eu'],
  ['aws-eu-central-1', 'aws-eu-west-1', 'country'],
  ['aws-us-east-1', 'aws-eu-west-1', 'country'],
  ['aws-us-east-1', 'aws-us-west-2', undefined],
  ['aws-eu-central-1', 'nowhere', undefined],
])('a copy from %s to %s leaves %s', (from, to, leaves) => {
  expect(findCrossing(findCloud(from, clouds), findCloud(to, clouds))?.leaves).toBe(leaves)
})
