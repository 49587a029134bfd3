import { expect, it } from 'vitest'
import type { ForkDisk } from '~/backup/disk'
import { UP_TO_NOW } from '~/backup/location'
import { forkSources, type ForkSource } from './sources'
import { backupAt, hoursAgo, NOW, REGION } from '~/test/backups'
import { exampleService } from '~/test/services'
import { forkChecks, type Check } from './checks'

const source: ForkSource = {
  ...forkSources(
    exampleService({
      user_config: { additional_backup_regions: [REGION] },
      backups: [backupAt(hoursAgo(2), REGION)],
    }),
    undefined,
  ).secondary,
  window: { from: NOW - 48 * 3_600_000, to: NOW - 300_000 },
}
/** 80 GiB with the plan, and 10 GiB to restore. */
function diskWith(changes: Partial<ForkDisk>): ForkDisk {
  const none = { askMb: undefined, overCapMb: undefined }
  return { ...none, planMb: 81_920, bytes: 10 * 2 ** 30, fit: 'fits', ...changes }
}

const choices: Parameters<typeof forkChecks>[0] = {
  service: exampleService(),
  source,
  cloud: REGION,
  plan: 'business-4',
  version: { kind: 'latest' },
  plans: [
    { service_plan: 'business-4', regions: { [REGION]: {} } },
    { service_plan: 'startup-4', regions: { [REGION]: {} } },
    { service_plan: 'premium-8', regions: {} },
  ],
  disk: diskWith({}),
  vpcs: [],
  now: NOW,
  zone: 'UTC',
}
const vpc = { project_vpc_id: 'v', cloud_name: REGION, network_cidr: '10.1.0.0/24' }

it.each<[string, Partial<typeof choices>, Check['kind'], RegExp]>([
  ['a plan that is offered', {}, 'good', /plan business-4 is offered in aws-eu-west-1/],
  ['one that is not', { plan: 'premium-8' }, 'mind', /premium-8 is not offered/],
  [
    'another one from the secondary',
    { plan: 'startup-4' },
    'unknown',
    /whether it accepts another/,
  ],
  ['plans that you cannot view', { plans: undefined }, 'unknown', /is unknown: Aiven will say/],
  ['a disk that is large enough', {}, 'good', /disk, 80.0 GiB per node, holds the 10.0 GiB/],
  [
    'one with little headroom',
    { disk: diskWith({ bytes: 70 * 2 ** 30, fit: 'tight' }) },
    'mind',
    /leaving only 12 % free/,
  ],
  [
    'one that nobody can judge',
    { disk: diskWith({ fit: 'in-doubt' }) },
    'unknown',
    /Aiven does not document whether the 80.0 GiB/,
  ],
  [
    'a backup of unknown size',
    { disk: diskWith({ bytes: undefined, fit: 'unknown' }) },
    'unknown',
    /does not report the size of the backup/,
  ],
  [
    'a plan whose disk is not told',
    { disk: diskWith({ planMb: undefined, fit: 'unknown' }) },
    'unknown',
    /the disk of business-4 could not be loaded/,
  ],
  [
    'storage that is carried over',
    { disk: diskWith({ askMb: 204_800 }) },
    'note',
    /disk of example-pg: 200 GiB per node, where business-4 alone has 80.0 GiB/,
  ],
  [
    'storage that the plan does not allow',
    { disk: diskWith({ askMb: 204_800, overCapMb: 409_600 }) },
    'mind',
    /more storage than business-4 allows: the fork gets 200 GiB per node/,
  ],
  ['no VPC', {}, 'good', /No VPC in aws-eu-west-1/],
  ['a VPC', { vpcs: [vpc] }, 'mind', /joins this project’s VPC in aws-eu-west-1, 10\.1\.0\.0\/24/],
  ['VPCs that you cannot view', { vpcs: undefined }, 'unknown', /VPC.* is not visible to you/],
  [
    'a source in a VPC, and none here',
    { service: exampleService({ project_vpc_id: 'v' }) },
    'mind',
    /will be on the public network/,
  ],
  [
    'copying that is paused',
    { source: { ...source, paused: { reason: 'Works' } } },
    'mind',
    /paused \(“Works”\): nothing newer/,
  ],
  [
    'a source without power',
    { service: exampleService({ state: 'POWEROFF' }) },
    'unknown',
    /powered off/,
  ],
  [
    'OpenSearch',
    { service: exampleService({ service_type: 'opensearch' }) },
    'mind',
    /Single sign-on is not copied/,
  ],
  ['the latest', {}, 'note', /newest known data is from 21 Aug 2026, 09:55:00 UTC, 5 min ago/],
  [
    'the latest of the primary',
    {
      source: {
        ...source,
        window: { from: NOW - 48 * 3_600_000, to: UP_TO_NOW },
        newest: { at: UP_TO_NOW, known: 'exact' },
      },
    },
    'note',
    /when it starts: up to about now/,
  ],
  [
    'the latest of a service that is off',
    {
      source: {
        ...source,
        window: { from: NOW - 48 * 3_600_000, to: UP_TO_NOW },
        newest: { at: NOW - 24 * 3_600_000, known: 'not-older-than' },
      },
    },
    'note',
    /when it starts: up to when the service was powered off/,
  ],
  ['a cloud that no plan names', { cloud: 'aws-af-south-1' }, 'unknown', /is unknown/],
  [
    'the latest of an unknown window',
    { source: { ...source, window: undefined } },
    'note',
    /21 Aug 2026, 08:00:00 UTC, 2 h ago/,
  ],
  [
    'a moment',
    { version: { kind: 'time', target: NOW - 3_600_000 } },
    'note',
    /as of 21 Aug 2026, 09:00:00 UTC/,
  ],
  [
    'a moment that may leave the window',
    { version: { kind: 'time', target: NOW - 46 * 3_600_000 } },
    'mind',
    /2 h from the start of the window/,
  ],
  ['always', {}, 'note', /integrations are not copied/],
  ['always', {}, 'note', /Whether passwords stay the same is not documented/],
  ['from the secondary', {}, 'note', /no copy elsewhere until you add/],
])('of %s: %s', (_, changes, kind, words) => {
  const checks = forkChecks({ ...choices, ...changes })
  expect(checks.find(({ text }) => words.test(text))).toMatchObject({ kind })
})

it('begin with what may bite', () => {
  const [first] = forkChecks({ ...choices, vpcs: [vpc] })
  expect(first?.kind).toBe('mind')
})
