import { describe, expect, it } from 'vitest'
import { cloudNamed, CLOUDS } from '~/test/clouds'
import { areOnePlace, distanceKm, findPlace, findProvider } from './clouds'

it.each([
  ['aws-eu-west-1', 'aws'],
  ['google-europe-west1', 'google'],
  ['do-fra', 'do'],
  ['avn-ovh-gra', 'ovh'],
  ['upcloud-de-fra', 'upcloud'],
])('%s is with %s, also where the clouds are unknown', (name, provider) => {
  expect(findProvider(name, CLOUDS)).toBe(provider)
  expect(findProvider(name, [])).toBe(provider)
})

it('finds the provider by the name alone as Aiven tells it, but for Oracle', () => {
  for (const { cloud_name: name, provider } of CLOUDS) {
    expect(findProvider(name, CLOUDS)).toBe(provider)
    if (provider !== 'oci') expect(findProvider(name, [])).toBe(provider)
  }
})

it('believes the list more than the name', () => {
  const cloud = { cloud_name: 'custom-aws-1', provider: 'aws' }
  expect(findProvider('custom-aws-1', [cloud])).toBe('aws')
  expect(findProvider('custom-aws-1', [{ ...cloud, provider: null }])).toBeUndefined()
  expect(findProvider('custom-aws-1', [])).toBeUndefined()
})

describe('one place', () => {
  const own = { ...cloudNamed('aws-eu-central-1'), cloud_name: 'custom-aws-eu-central-1-x1' }
  const nameless = { ...own, cloud_name: 'custom-x2', provider: null }
  const adrift = { cloud_name: 'custom-x3', provider: 'aws' }
  const clouds = [...CLOUDS, own, nameless, adrift]

  it.each([
    ['aws-eu-central-1', 'aws-eu-central-1', true],
    ['aws-eu-central-1', own.cloud_name, true],
    ['avn-ovh-gra', 'avn-ovh-gra11', true],
    ['aws-eu-central-1', 'aws-eu-west-1', false],
    ['aws-eu-west-1', own.cloud_name, false],
    // Side by side in Frankfurt, with different providers.
    ['aws-eu-central-1', 'google-europe-west3', false],
    ['aws-eu-central-1', nameless.cloud_name, undefined],
    ['aws-eu-west-1', nameless.cloud_name, false],
    ['aws-eu-central-1', adrift.cloud_name, undefined],
    ['aws-eu-central-1', 'custom-not-listed', undefined],
    ['aws-eu-central-1', 'aws-not-listed-1', false],
  ])('of %s and %s: %s', (a, b, one) => {
    expect(areOnePlace(a, b, clouds)).toBe(one)
    expect(areOnePlace(b, a, clouds)).toBe(one)
  })
})

describe('a place', () => {
  it.each([
    ['Europe, Germany - Amazon Web Services: Frankfurt', 'Frankfurt', 'Germany'],
    ['United States, Virginia - Amazon Web Services: N. Virginia', 'N. Virginia', 'Virginia'],
    ['Europe, Ireland - Amazon Web Services: Ireland', 'Ireland', ''],
    ['Asia, Hong Kong - Amazon Web Services: Hong Kong', 'Hong Kong', ''],
    ['Europe, Netherlands - Azure: West Europe', 'West Europe', 'Netherlands'],
    ['Moon base', 'Moon base', ''],
  ])('is read from “%s”', (description, place, country) => {
    const cloud = { cloud_name: 'x', cloud_description: description }
    expect(findPlace(cloud)).toEqual({ place, country })
  })

  it('is the name where there is no description', () => {
    expect(findPlace({ cloud_name: 'aws-eu-west-1' })).toEqual({
      place: 'aws-eu-west-1',
      country: '',
    })
  })

  it('is known of every cloud', () => {
    for (const cloud of CLOUDS)
      expect(findPlace(cloud).place, cloud.cloud_name).not.toMatch(/[-:]\s|^$/)
  })
})

describe('the distance', () => {
  it.each([
    ['aws-eu-central-1', 'aws-eu-west-1', 1090],
    ['aws-eu-central-1', 'aws-eu-central-1', 0],
    ['aws-eu-central-1', 'aws-eu-north-1', 1190],
  ])('from %s to %s is %i km, both ways', (from, to, km) => {
    const there = distanceKm(cloudNamed(from), cloudNamed(to))
    expect(there).toBe(km)
    expect(distanceKm(cloudNamed(to), cloudNamed(from))).toBe(there)
  })

  it('is along the surface of the Earth, also over the date line and the poles', () => {
    const at = (latitude: number, longitude: number) => ({
      cloud_name: 'x',
      geo_latitude: latitude,
      geo_longitude: longitude,
    })
    const [london, newYork] = [at(51.51, -0.13), at(40.71, -74.01)]
    const [tokyo, losAngeles] = [at(35.68, 139.69), at(34.05, -118.24)]
    expect(distanceKm(london, newYork)).toBe(5570)
    expect(distanceKm(tokyo, losAngeles)).toBe(8820)
    expect(distanceKm(at(0, 179), at(0, -179))).toBe(220)
    expect(distanceKm(at(0, 0), at(0, 180))).toBe(20_020)
    expect(distanceKm(at(90, 0), at(90, 120))).toBe(0)
  })

  it('is unknown where a position is', () => {
    const nowhere = { cloud_name: 'x', geo_latitude: null, geo_longitude: 0 }
    expect(distanceKm(nowhere, cloudNamed('aws-eu-west-1'))).toBeUndefined()
    expect(distanceKm(cloudNamed('aws-eu-west-1'), { cloud_name: 'x' })).toBeUndefined()
  })
})
