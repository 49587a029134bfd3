import { expect, it } from 'vitest'
import { policyFrom } from '../../server/check/test/checked'
import { checkPolicy } from './check-policy'

const HOUR = 3600

it('a policy for offsite check asks for what the console judges by', () => {
  const service = (project: string, name: string, hours?: number) => ({
    project,
    service: name,
    objective:
      hours === undefined
        ? { seconds: 26 * HOUR, source: 'assumed' as const }
        : { seconds: hours * HOUR, source: 'tag' as const },
  })
  const text = checkPolicy({
    services: [
      service('acme', 'orders-pg', 4),
      service('acme', 'billing-pg', 4),
      service('acme', 'search-os', 1.5),
      service('other', 'no', 4),
      service('free', 'any'),
    ],
    findPolicy: (project) =>
      project === 'free' ? undefined : { allowed: ['eu', 'aws-eu-*'], source: 'tag' },
    madeAt: '2026-08-21T10:00:00.000Z',
    unread: ['acme-staging: forbidden\nversion: 2'],
  })
  expect(text).toContain(
    '# Could not be loaded, so it is not considered here: acme-staging: forbidden',
  )
  const { rules } = policyFrom(text)
  expect(
    rules.map(({ name, match, require: { protected: all, rpo, residency } }) => [
      name,
      match,
      { all, rpo, residency },
    ]),
  ).toEqual([
    ['everything', {}, { all: true }],
    [
      'residency eu, aws-eu-*',
      { projects: ['acme', 'other'] },
      { all: false, residency: ['eu', 'aws-eu-*'] },
    ],
    ['rpo acme 1h30m', { projects: ['acme'], services: ['search-os'] }, { all: true, rpo: 5400 }],
    [
      'rpo acme 4h',
      { projects: ['acme'], services: ['orders-pg', 'billing-pg'] },
      { all: true, rpo: 14_400 },
    ],
    ['rpo other 4h', { projects: ['other'], services: ['no'] }, { all: true, rpo: 14_400 }],
  ])
})
