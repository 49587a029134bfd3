import { describe, expect, it } from 'vitest'
import type { Placement } from './placement'
import { CLOUDS } from '~/test/clouds'
import {
  checkResidency,
  isAllowed,
  parseResidency,
  policyWords,
  readResidencyFile,
  residencyFile,
  residencyVerdict,
  type Residency,
  readResidency,
} from './residency'

describe('the tag', () => {
  it.each<[string, string[] | undefined]>([
    ['europe', ['europe']],
    ['Europe, aws-us-*', ['europe', 'aws-us-*']],
    ['north-america; google-europe-west3', ['north-america', 'google-europe-west3']],
    ['', undefined],
    [' , ', undefined],
    ['europe/west', undefined],
  ])('“%s” allows %j', (text, places) => {
    expect(parseResidency(text)).toEqual(places)
  })
})

it.each([
  [['europe'], 'aws-eu-west-1', true],
  [['europe'], 'aws-us-east-1', false],
  [['north-america'], 'aws-us-east-1', true],
  [['aws-eu-*'], 'aws-eu-west-1', true],
  [['aws-eu-*'], 'google-europe-west3', false],
  [['aws-eu-west-1'], 'aws-eu-west-1', true],
  [['aws-eu-west'], 'aws-eu-west-1', false],
  [['*'], 'aws-of-tomorrow-1', true],
  [['europe'], 'aws-of-tomorrow-1', undefined],
  [['aws-eu-*'], 'aws-of-tomorrow-1', false],
  [['aws-us-*', 'europe'], 'custom-mars-1', undefined],
  [['europe', 'custom-*'], 'custom-mars-1', true],
  [['eu'], 'aws-eu-west-1', true],
  [['eu'], 'aws-eu-west-2', false],
  [['eu'], 'aws-eu-central-2', false],
  [['eu'], 'aws-of-tomorrow-1', undefined],
  [['eea'], 'azure-norway-east', true],
  [['eu'], 'azure-norway-east', false],
  [['eu', 'ch'], 'aws-eu-central-2', true],
  [['gb'], 'aws-eu-west-2', true],
  [['us'], 'aws-us-east-1', true],
  [['constructor'], 'aws-us-east-1', false],
])('%j and %s: %s', (allowed, cloud, expected) => {
  expect(isAllowed({ allowed, source: 'tag' }, cloud, CLOUDS)).toBe(expected)
})

describe('a service and its backups', () => {
  const europe = { allowed: ['europe'], source: 'tag' } as const
  const home = { serviceCloud: 'aws-eu-central-1', primary: 'aws-eu-central-1' }

  it.each<[string, Placement, ReturnType<typeof residencyVerdict>, Partial<Residency>]>([
    ['all inside', { ...home, secondary: 'aws-eu-west-1' }, 'met', {}],
    [
      'copies outside',
      { ...home, secondary: 'aws-us-east-1' },
      'broken',
      { outside: ['aws-us-east-1'] },
    ],
    [
      'copies that are still listed outside, in a region that was left',
      { ...home, former: ['aws-us-east-1'] },
      'broken',
      { outside: ['aws-us-east-1'] },
    ],
    [
      'copies in a cloud whose place nobody knows',
      { ...home, secondary: 'custom-mars-1' },
      'unknown',
      { doubtful: ['custom-mars-1'] },
    ],
    [
      'primary backups that may be anywhere',
      { serviceCloud: 'aws-eu-central-1', primaryUnknown: true },
      'unknown',
      { primaryUnknown: true },
    ],
    [
      'one place that is known to be outside, whatever else is unknown',
      { serviceCloud: 'aws-us-east-1', secondary: 'custom-mars-1', primaryUnknown: true },
      'broken',
      { outside: ['aws-us-east-1'], doubtful: ['custom-mars-1'], primaryUnknown: true },
    ],
  ])('%s', (_, placement, verdict, expected) => {
    const residency = checkResidency(placement, europe, CLOUDS)
    expect(residency).toEqual({ outside: [], doubtful: [], primaryUnknown: false, ...expected })
    expect(residencyVerdict(residency)).toBe(verdict)
  })
})

describe('the policy of a project', () => {
  const tags = { offsite_residency: 'europe' }
  it('is that of the file by name, then by pattern, then that of the tag', () => {
    const rules = { 'shop-*': ['aws-eu-*'], 'shop-us': ['north-america'] }
    expect(readResidency({ name: 'shop-us', tags }, rules)?.allowed).toEqual(['north-america'])
    expect(readResidency({ name: 'shop-eu', tags }, rules)?.source).toBe('file')
    expect(readResidency({ name: 'other', tags }, rules)).toEqual({
      allowed: ['europe'],
      source: 'tag',
    })
    expect(readResidency({ name: 'other' }, rules)).toBeUndefined()
    expect(readResidency({ name: 'constructor' }, rules)).toBeUndefined()
    expect(readResidency({ name: 'other', tags: { 'offsite:residency': '?' } })).toBeUndefined()
  })

  it('can be said', () => {
    const allowed = ['europe', 'aws-us-*', 'australia']
    expect(policyWords({ allowed, source: 'tag' })).toBe('europe, aws-us-* or australia')
    expect(policyWords({ allowed: ['eu', 'ch'], source: 'tag' })).toBe('EU or CH')
  })
})

describe('a file', () => {
  it('is read as it was written', () => {
    const rules = { 'shop-*': ['aws-eu-*', 'europe'], billing: ['north-america'] }
    expect(readResidencyFile(residencyFile(rules))).toEqual({ rules })
  })

  it.each<[string, RegExp[]]>([
    ['{', [/is not JSON/]],
    ['[]', [/“kind” must be “offsite-residency”/]],
    ['{"kind":"offsite-residency"}', [/“version” must be 1/]],
    ['{"kind":"offsite-residency","version":1}', [/“projects” must be an object/]],
    [
      '{"kind":"offsite-residency","version":1,"projects":{"a":[],"b c":["europe"],"d":[7],"e":["europe"]}}',
      [/“a” must have a list/, /“b c” is not a project name/, /7 of “d” is not a continent/],
    ],
  ])('that is wrong says all that is wrong (%s)', (text, problems) => {
    const read = readResidencyFile(text)
    const said = 'problems' in read ? read.problems : []
    expect(said).toHaveLength(problems.length)
    for (const [index, problem] of problems.entries()) expect(said[index]).toMatch(problem)
  })
})
