import { describe, expect, it } from 'vitest'
import { CLOUDS } from '~/test/clouds'
import { judgeRegion, proposeRegion, type ProposalService } from './proposal'

const SERVICE: ProposalService = { type: 'pg', cloud: 'aws-eu-central-1' }
const EU = CLOUDS.filter(({ cloud_name: name }) =>
  [
    'aws-eu-central-1',
    'aws-eu-central-2',
    'aws-eu-west-1',
    'aws-eu-west-3',
    'aws-us-east-1',
  ].includes(name),
)
const terms = { clouds: EU, farKm: 400 }

describe('the proposal', () => {
  it('is none for an own cloud whose provider nobody knows, and a choice is not refused', () => {
    const service = { type: 'pg', cloud: 'custom-aws-eu-central-1-x1' }
    expect(proposeRegion(service, terms)).toEqual({
      refusal: expect.stringMatching(/provider of custom-aws-eu-central-1-x1 is unknown/) as string,
    })
    expect(judgeRegion('aws-eu-west-1', service, terms)).toEqual({ region: 'aws-eu-west-1' })
  })

  it('is none where the service and its primary backups are with different providers', () => {
    const moved = { type: 'pg', cloud: 'google-europe-west3', primary: 'aws-eu-central-1' }
    const refusal = expect.stringMatching(/different providers: no region works/) as string
    expect(proposeRegion(moved, { ...terms, clouds: CLOUDS })).toEqual({ refusal })
    // Also where the project can use one of the two providers only: another would not help.
    expect(proposeRegion(moved, terms)).toEqual({ refusal })
    const alone = EU.filter(({ cloud_name: name }) => name === SERVICE.cloud)
    expect(proposeRegion(SERVICE, { ...terms, clouds: alone })).toEqual({
      refusal: 'The project cannot use any other region of this provider',
    })
  })

  it('is the nearest region of the provider that is far enough', () => {
    // Zurich is 300 km from Frankfurt, Paris 480, Dublin 1,090.
    expect(proposeRegion(SERVICE, terms)).toEqual({ region: 'aws-eu-west-3', distanceKm: 480 })
    expect(proposeRegion(SERVICE, { ...terms, farKm: 200 })).toMatchObject({
      region: 'aws-eu-central-2',
    })
  })

  it('is far from the service too, where its primary backups are elsewhere', () => {
    const moved = { ...SERVICE, cloud: 'aws-eu-west-3', primary: 'aws-eu-central-1' }
    expect(proposeRegion(moved, terms)).toMatchObject({ region: 'aws-eu-west-1' })
  })

  it('is the farthest with a word of warning, where none is far enough', () => {
    const near = EU.filter(({ cloud_name: name }) => /central|west-3/.test(name))
    expect(proposeRegion(SERVICE, { clouds: near, farKm: 1000 })).toEqual({
      region: 'aws-eu-west-3',
      distanceKm: 480,
      advice: 'Only 480 km away, nearer than 1,000 km',
    })
  })

  it('stays within the policy', () => {
    const policy = { allowed: ['aws-us-*'], source: 'tag' } as const
    expect(proposeRegion(SERVICE, { ...terms, policy })).toMatchObject({ region: 'aws-us-east-1' })
    const none = { allowed: ['australia'], source: 'tag' } as const
    expect(proposeRegion(SERVICE, { ...terms, policy: none })).toEqual({
      refusal: expect.stringContaining('australia'),
    })
    expect(judgeRegion('aws-eu-west-1', SERVICE, { ...terms, policy })).toMatchObject({
      region: 'aws-eu-west-1',
      advice: 'Outside the project’s residency policy: aws-us-*',
    })
  })
})

it.each<[string, ProposalService, string, RegExp]>([
  ['a type without it', { ...SERVICE, type: 'kafka' }, 'aws-eu-west-1', /does not support/],
  ['a type in doubt', { ...SERVICE, type: 'valkey' }, 'aws-eu-west-1', /disagree/],
  ['one that has one', { ...SERVICE, region: 'aws-us-east-1' }, 'aws-eu-west-1', /^Already/],
  ['its own region', SERVICE, 'aws-eu-central-1', /runs here/],
  ['another provider', SERVICE, 'google-europe-west3', /Different provider/],
  ['a region the project lacks', SERVICE, 'aws-eu-north-1', /cannot use/],
])('%s is refused', (_, service, region, reason) => {
  expect(judgeRegion(region, service, terms)).toEqual({ refusal: expect.stringMatching(reason) })
})

it('a service that is off gets its copies later, and is told so', () => {
  const off = judgeRegion('aws-eu-west-1', { ...SERVICE, state: 'POWEROFF' }, terms)
  expect(off).toMatchObject({
    region: 'aws-eu-west-1',
    advice: expect.stringMatching(/^Powered off/),
  })
  const on = judgeRegion('aws-eu-west-1', { ...SERVICE, state: 'RUNNING' }, terms)
  expect(on).not.toHaveProperty('advice')
})
