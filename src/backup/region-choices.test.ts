import { describe, expect, it } from 'vitest'
import { CLOUDS } from '~/test/clouds'
import { findRefusal, regionChoices, searchRegions } from './region-choices'

const FRANKFURT = 'aws-eu-central-1'
const IRELAND = 'aws-eu-west-1'
const home = { serviceCloud: FRANKFURT, primaryCloud: FRANKFURT }
/** Created in Frankfurt, moved to Ireland: the primary backups stayed. */
const moved = { serviceCloud: IRELAND, primaryCloud: FRANKFURT }
/** Moved to another provider. */
const emigrated = { serviceCloud: 'google-europe-west3', primaryCloud: FRANKFURT }

describe('a region', () => {
  it.each([
    [FRANKFURT, home, 'The service itself runs here'],
    [IRELAND, home, undefined],
    [
      'google-europe-west1',
      home,
      'Different provider: the copy must stay with Amazon Web Services',
    ],
    ['avn-ovh-gra', home, 'Different provider: the copy must stay with Amazon Web Services'],
    [IRELAND, moved, 'The service itself runs here'],
    [FRANKFURT, moved, 'The primary backups are already here'],
    ['aws-eu-west-2', moved, undefined],
    ['google-europe-west3', emigrated, 'The service itself runs here'],
    [FRANKFURT, emigrated, 'The primary backups are already here'],
    ['aws-eu-west-2', emigrated, /\(Google Cloud Platform\).*\(Amazon.*different providers/],
    ['google-europe-west1', emigrated, /no region works for both/],
    ['aws-of-tomorrow-1', home, undefined],
    // An own cloud: nobody can say whose it is, so Aiven has to judge.
    ['custom-aws-eu-central-1-x1', home, undefined],
    [IRELAND, { serviceCloud: 'custom-aws-x1', primaryCloud: 'custom-aws-x1' }, undefined],
    ['google-of-tomorrow-1', home, /Different provider/],
    [
      'avn-ovh-of-tomorrow',
      { serviceCloud: 'avn-ovh-gra', primaryCloud: 'avn-ovh-gra' },
      undefined,
    ],
  ])('%s from %j: %s', (name, source, refusal) => {
    const said = findRefusal(name, source, CLOUDS)
    if (refusal instanceof RegExp) expect(said).toMatch(refusal)
    else expect(said).toBe(refusal)
  })
})

describe('the choices', () => {
  const choices = regionChoices(CLOUDS, home)

  it('are all clouds, nearest first, those that cannot work last', () => {
    expect(choices).toHaveLength(CLOUDS.length)
    const usable = choices.filter(({ refusal }) => refusal === undefined)
    expect(choices.slice(0, usable.length)).toEqual(usable)
    expect(usable.map(({ name }) => name).slice(0, 4)).toEqual([
      'aws-eu-central-2',
      'aws-eu-west-3',
      'aws-eu-south-1',
      'aws-eu-west-2',
    ])
    expect(usable.every(({ provider }) => provider === 'aws')).toBe(true)
    const distances = usable.map(({ distanceKm = Infinity }) => distanceKm)
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  })

  it('tell what a person needs to choose', () => {
    expect(choices.find(({ name }) => name === IRELAND)).toEqual({
      name: IRELAND,
      place: 'Ireland',
      country: '',
      provider: 'aws',
      providerName: 'Amazon Web Services',
      continent: 'europe',
      distanceKm: 1090,
    })
  })

  it('measure from the primary backups, not from the service', () => {
    const distanceTo = (name: string) =>
      regionChoices(CLOUDS, moved).find((choice) => choice.name === name)?.distanceKm
    expect(distanceTo(IRELAND)).toBe(1090)
    expect(distanceTo(FRANKFURT)).toBe(0)
  })

  it('have no distance where a position is unknown, and come after those that have', () => {
    const clouds = [
      { cloud_name: 'aws-nowhere-1' },
      ...CLOUDS.filter(({ provider }) => provider === 'aws'),
    ]
    const usable = regionChoices(clouds, home).filter(({ refusal }) => refusal === undefined)
    expect(usable.at(-1)).toEqual({
      name: 'aws-nowhere-1',
      place: 'aws-nowhere-1',
      country: '',
      provider: 'aws',
      providerName: 'aws',
      continent: 'elsewhere',
    })
    const lost = regionChoices(clouds, { serviceCloud: 'aws-x', primaryCloud: 'aws-x' })
    expect(lost.every(({ distanceKm }) => distanceKm === undefined)).toBe(true)
  })
})

describe('a search', () => {
  const found = (query: string) =>
    searchRegions(regionChoices(CLOUDS, home), query).map(({ name }) => name)

  it.each([
    ['aws-eu-west-1', 'aws-eu-west-1'],
    ['IRELAND amazon', 'aws-eu-west-1'],
    ['stockholm', 'aws-eu-north-1'],
    ['sweden aws', 'aws-eu-north-1'],
    ['  tokyo   amazon ', 'aws-ap-northeast-1'],
  ])('for “%s” finds %s', (query, name) => {
    expect(found(query)).toContain(name)
    expect(found(query).length).toBeLessThan(6)
  })

  it('by continent and provider keeps the order', () => {
    const names = found('europe amazon')
    expect(names.slice(0, 2)).toEqual(['aws-eu-central-2', 'aws-eu-west-3'])
    expect(names.every((name) => name.startsWith('aws-eu-'))).toBe(true)
  })

  it('without words finds all, for nonsense nothing', () => {
    expect(found(' ')).toHaveLength(CLOUDS.length)
    expect(found('ireland tokyo')).toEqual([])
  })
})
