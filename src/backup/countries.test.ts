import { expect, it } from 'vitest'
import clouds from '../../server/sandbox/data/clouds.json'
import { countriesIn, findCountry } from './countries'

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
