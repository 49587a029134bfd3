import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FleetService } from './fleet-service'
import { makeIsDown } from './down'
import { judgeOutage, listRecoverable } from './outage'
import { SERVICE_NAME } from '~/backup/names'
import { UP_TO_NOW } from '~/backup/location'
import { isOlderFork } from './older-fork'
import { isRecoveryName } from './is-recovery-name'
import { recoveryName } from './recovery-name'
import { makeRunbook, withPlans } from './runbook'
import { NOW } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { copiedTo, minutesAgo, outageService, type OutageFacts } from '~/test/outage'

const isDown = makeIsDown({ kind: 'region', name: 'aws-eu-central-1' }, CLOUDS)

function runbook(...services: FleetService[]) {
  return makeRunbook(listRecoverable(judgeOutage(services, isDown, NOW).struck), services, NOW)
}

it('forks each service where its backups are, on its own plan', () => {
  const [step, ...others] = runbook(
    outageService({ name: 'orders', ...copiedTo('aws-eu-west-1', 5) }),
    outageService({ name: 'lost' }),
  )
  expect(others).toEqual([])
  expect(step).toMatchObject({
    id: 'shop/orders',
    name: 'orders-recovery-eu-west-1',
    existing: undefined,
    request: {
      service_name: 'orders-recovery-eu-west-1',
      service_type: 'pg',
      plan: 'business-4',
      cloud: 'aws-eu-west-1',
      user_config: { service_to_fork_from: 'orders' },
      copy_tags: true,
    },
  })
})

it('puts first what matters most, then what lost least, then what is small', () => {
  const service = (name: string, minutes: number, changes: Partial<OutageFacts> = {}) =>
    outageService({ name, ...copiedTo('aws-eu-west-1', minutes), ...changes })
  const steps = runbook(
    service('untagged', 1),
    service('untagged-big', 5, { bytes: 2000 }),
    service('untagged-small', 5, { bytes: 10 }),
    service('untagged-unknown-size', 5, { bytes: undefined }),
    service('tier-2', 1, { tags: { tier: '2' } }),
    service('tier-0', 900, { tags: { tier: '0' } }),
    service('p1', 9, { tags: { priority: 'P1' } }),
    service('high', 8, { tags: { priority: 'High' } }),
    service('odd', 1, { tags: { tier: 'gold' } }),
    service('undated', 1, {
      copy: { point: undefined, exact: true, paused: false, pauseReason: undefined },
    }),
  )
  expect(steps.map(({ source }) => source.service)).toEqual([
    'tier-0',
    'high',
    'p1',
    'tier-2',
    'odd',
    'untagged',
    'untagged-small',
    'untagged-big',
    'untagged-unknown-size',
    'undated',
  ])
})

it.each([
  ['orders', 'aws-eu-west-1', 1, 'orders-recovery-eu-west-1'],
  ['orders', 'google-europe-west4', 1, 'orders-recovery-europe-west4'],
  ['orders', 'avn-ovh-gra', 1, 'orders-recovery-gra'],
  ['orders', 'do-fra', 2, 'orders-recovery-fra-2'],
])('%s in %s, attempt %i, is %s', (source, cloud, number, name) => {
  expect(recoveryName(source, cloud, number)).toBe(name)
})

it('makes names that Aiven accepts, and no two alike', () => {
  const start = fc.stringMatching(/^[a-z][-a-z0-9]{40,62}$/)
  const cloud = fc.constantFrom(...CLOUDS.map(({ cloud_name: name }) => name), 'custom-A_b.c')
  fc.assert(
    fc.property(start, cloud, fc.nat(20), (source, cloud, extra) => {
      const names = [source, `${source}x`].map((one) => recoveryName(one, cloud, extra + 1))
      expect(names[0]).toMatch(SERVICE_NAME)
      expect(names[0]).not.toBe(names[1])
      expect(isRecoveryName(names[0] ?? '', source)).toBe(true)
      expect(isRecoveryName(names[0] ?? '', 'other')).toBe(false)
      expect(recoveryName(source, cloud, extra + 1)).toBe(names[0])
    }),
  )
})

it('knows the recovery of a service that was itself recovered', () => {
  const once = recoveryName('orders', 'aws-eu-west-1', 1)
  const twice = recoveryName(once, 'aws-eu-central-1', 1)
  expect(isRecoveryName(twice, once)).toBe(true)
  expect(isRecoveryName(twice, 'orders')).toBe(false)
})

const orders = outageService({ name: 'orders', ...copiedTo('aws-eu-west-1', 5) })
const taken = {
  name: 'orders-recovery-eu-west-1',
  cloud: 'aws-eu-west-1',
  primary: 'aws-eu-west-1',
}

it.each<[string, Partial<OutageFacts>, string, boolean]>([
  ['the fork', { source: { project: 'shop', service: 'orders' } }, taken.name, true],
  ['told of no source', {}, taken.name, true],
  ['a different type', { type: 'mysql' }, `${taken.name}-2`, false],
  [
    'a fork of another service',
    { source: { project: 'shop', service: 'users' } },
    `${taken.name}-2`,
    false,
  ],
  [
    'a fork of its namesake',
    { source: { project: 'lab', service: 'orders' } },
    `${taken.name}-2`,
    false,
  ],
  ['in another project', { project: 'lab' }, taken.name, false],
])('the name belongs to %s', (_, changes, name, isThere) => {
  const found = outageService({ ...taken, ...changes })
  const [step] = runbook(orders, found)
  expect(step).toMatchObject({ name, existing: isThere ? found : undefined })
})

const DAY = 24 * 60

it.each<[string, number, Partial<OutageFacts>, boolean]>([
  ['days before the newest recovery point', 5 * DAY, copiedTo('aws-eu-west-1', 5), true],
  ['minutes ago, as the backups of a rehearsal go on', 30, copiedTo('aws-eu-west-1', 5), false],
  ['hours ago, and the backups have gone on', 3 * 60, copiedTo('aws-eu-west-1', 5), true],
  // In an outage that lasts for days the backups stand still.
  ['days ago, from what is still the newest', DAY, copiedTo('aws-eu-west-1', 2 * DAY), false],
  ['days ago, and how new the backups are is not told', DAY, undatedCopy(), true],
  ['minutes ago, and how new the backups are is not told', 30, undatedCopy(), false],
])('a fork made %s', (_, minutes, copy, older) => {
  const created = new Date(minutesAgo(minutes)).toISOString()
  const found = outageService({ ...taken, created, source: { project: 'shop', service: 'orders' } })
  const [step] = runbook(outageService({ name: 'orders', ...copy }), found)
  expect(step).toMatchObject({ name: taken.name, existing: found, older })
})

it('of a way back up to now, a fork is as old as its creation', () => {
  const fork = (minutes: number) =>
    isOlderFork(new Date(minutesAgo(minutes)).toISOString(), { point: UP_TO_NOW }, NOW)
  expect([fork(30), fork(90)]).toEqual([false, true])
})

function undatedCopy(): Partial<OutageFacts> {
  const copy = { point: undefined, exact: true, paused: false, pauseReason: undefined }
  return { secondary: 'aws-eu-west-1', copy }
}

it.each<[string, number | undefined, number | undefined, number | undefined, string]>([
  ['plans that you cannot view', undefined, 204_800, 204_800, 'fits'],
  ['a plan that has as much', 204_800, 204_800, undefined, 'fits'],
  ['a plan that has less', 81_920, 204_800, 204_800, 'fits'],
  ['no added storage, and little headroom', 81_920, 81_920, undefined, 'tight'],
  ['a disk that nobody knows, and too much data', 40_960, undefined, undefined, 'too-small'],
])('asks for the disk of its source: %s', (_, planMb, diskMb, asked, fit) => {
  const bytes = 70 * 2 ** 30
  const [step] = runbook(outageService({ ...copiedTo('aws-eu-west-1', 5), bytes, diskMb }))
  if (!step) throw new Error('It can be recovered')
  const offer = { disk_space_mb: planMb, disk_space_cap_mb: 245_760 }
  const plans = [{ service_plan: step.plan, node_count: 2, regions: { 'aws-eu-west-1': offer } }]
  const { disk, request } = withPlans(step, planMb === undefined ? undefined : plans)
  expect(request.disk_space_mb).toBe(asked)
  expect(disk.fit).toBe(fit)
})
