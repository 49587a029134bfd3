import { expect, it } from 'vitest'
import { policyFrom } from '../../server/check/test/checked'
import { consolePolicy } from './console-policy'
import { writePolicy } from './write-policy'

const HOUR = 3600

it('the console’s policy asks for what it judges by, and its file says the same', () => {
  const service = (project: string, name: string, hours?: number) => ({
    project,
    service: name,
    objective:
      hours === undefined
        ? { seconds: 26 * HOUR, source: 'assumed' as const }
        : { seconds: hours * HOUR, source: 'tag' as const },
  })
  const policy = consolePolicy({
    services: [
      service('acme', 'orders-pg', 4),
      service('acme', 'billing-pg', 4),
      service('acme', 'search-os', 1.5),
      service('other', 'no', 4.001),
      service('free', 'any'),
    ],
    findPolicy: (project: string) =>
      project === 'free' ? undefined : { allowed: ['eu', 'aws-eu-*'], source: 'tag' },
  })
  const text = writePolicy(policy, {
    madeAt: '2026-08-21T10:00:00.000Z',
    unread: ['acme-staging: forbidden\nversion: 2'],
  })
  expect(text).toContain(
    '# Could not be loaded, so it is not considered here: acme-staging: forbidden',
  )
  expect(policyFrom(text)).toEqual(policy)
  const { rules } = policy
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
    // To the minute, as a file writes it.
    ['rpo other 4h1m', { projects: ['other'], services: ['no'] }, { all: true, rpo: 14_460 }],
  ])
})
