import { describe, expect, it } from 'vitest'
import type { ServicePlan } from '~/api/plans'
import { forkDisk, forkPrice, servicePrice, type DiskSource, type ForkDisk } from './disk'

const HOME = 'aws-eu-central-1'
const AWAY = 'aws-eu-west-1'
const GIB = 2 ** 30
const gib = (size: number) => size * 1024

function plan(
  name: string,
  nodes: number,
  disk: number | undefined,
  growth: object = {},
): ServicePlan {
  const offer = {
    price_usd: '0.5000',
    disk_space_mb: disk === undefined ? null : gib(disk),
    disk_space_cap_mb: disk === undefined ? null : gib(disk * 3),
    disk_space_step_mb: gib(10),
    disk_space_gb_price_usd: '0.0002',
    ...growth,
  }
  return { service_plan: name, node_count: nodes, regions: { [HOME]: offer, [AWAY]: offer } }
}

const PLANS = [
  plan('startup-4', 1, 80),
  plan('business-4', 2, 80),
  plan('business-8', 2, 160),
  plan('premium-8', 3, 165),
  plan('fixed', 1, 80, { disk_space_cap_mb: null, disk_space_step_mb: null }),
  plan('untold', 2, undefined),
]

const source = (changes: Partial<DiskSource> = {}): DiskSource => ({
  type: 'pg',
  plan: 'business-4',
  cloud: HOME,
  diskMb: gib(80),
  nodes: 2,
  ...changes,
})

const disk = (
  from: DiskSource,
  to: string,
  bytes?: number,
  plans: ServicePlan[] | undefined = PLANS,
) => forkDisk(from, { plan: to, cloud: AWAY }, plans, bytes)

describe('storage that was added to the source', () => {
  const grown = source({ diskMb: gib(200) })
  it.each<[string, DiskSource, string, Pick<ForkDisk, 'askMb' | 'overCapMb'>]>([
    ['none was', source(), 'business-4', { askMb: undefined, overCapMb: undefined }],
    ['the same plan keeps it', grown, 'business-4', { askMb: gib(200), overCapMb: undefined }],
    ['a larger plan keeps it', grown, 'business-8', { askMb: gib(200), overCapMb: undefined }],
    [
      'a plan with more needs none',
      source({ diskMb: gib(100) }),
      'business-8',
      { askMb: undefined, overCapMb: undefined },
    ],
    ['in whole steps', grown, 'premium-8', { askMb: gib(205), overCapMb: undefined }],
    [
      'no further than allowed',
      source({ plan: 'business-8', diskMb: gib(400) }),
      'startup-4',
      { askMb: gib(240), overCapMb: gib(400) },
    ],
    ['not where a disk cannot grow', grown, 'fixed', { askMb: undefined, overCapMb: gib(200) }],
    [
      'nor where the plan’s is not told',
      grown,
      'untold',
      { askMb: undefined, overCapMb: undefined },
    ],
    [
      'nor where none is known',
      source({ diskMb: undefined }),
      'business-4',
      { askMb: undefined, overCapMb: undefined },
    ],
    // The API's figure is that of the whole service, but for PostgreSQL.
    [
      'for fewer nodes of MySQL',
      source({ type: 'mysql', diskMb: gib(200) }),
      'startup-4',
      { askMb: gib(100), overCapMb: undefined },
    ],
  ])('%s', (_, from, to, expected) => {
    expect(disk(from, to)).toMatchObject(expected)
  })

  it('is kept on the same plan where the plans may not be read, and on another one is unknown', () => {
    const unread = (to: string) => forkDisk(grown, { plan: to, cloud: AWAY }, undefined, 1)
    expect(unread('business-4')).toMatchObject({ askMb: gib(200), fit: 'fits' })
    expect(unread('business-8')).toMatchObject({ askMb: undefined, fit: 'unknown' })
  })
})

describe('what is restored', () => {
  const mysql = source({ type: 'mysql' })
  it.each<[ForkDisk['fit'], string, DiskSource, string, number | undefined]>([
    ['fits', 'with a fifth free', source(), 'business-4', 64 * GIB],
    ['tight', 'with less', source(), 'business-4', 64 * GIB + 1],
    ['tight', 'to the last byte', source(), 'business-4', 80 * GIB],
    ['too-small', 'beyond it', source(), 'business-4', 80 * GIB + 1],
    ['fits', 'with what is carried over', source({ diskMb: gib(200) }), 'business-4', 150 * GIB],
    [
      'too-small',
      'on a smaller plan',
      source({ plan: 'business-8', diskMb: gib(160) }),
      'startup-4',
      100 * GIB,
    ],
    ['unknown', 'without a size', source(), 'business-4', undefined],
    ['unknown', 'without a disk', source({ diskMb: undefined }), 'untold', GIB],
    // Whether each node has 40 GiB or 80 is not documented.
    ['fits', 'however it is counted', mysql, 'business-4', 32 * GIB],
    ['fits', 'as it does on the source', mysql, 'business-4', 50 * GIB],
    ['in-doubt', 'if counted per node', { ...mysql, nodes: 3 }, 'business-4', 50 * GIB],
    ['too-small', 'however it is counted', mysql, 'business-4', 81 * GIB],
    ['tight', 'on one node, whatever is counted', mysql, 'startup-4', 70 * GIB],
    [
      'in-doubt',
      'of a type that is new',
      source({ type: 'new', nodes: 1 }),
      'business-4',
      70 * GIB,
    ],
  ])('%s: %s', (fit, _, from, to, bytes) => {
    expect(disk(from, to, bytes).fit).toBe(fit)
  })
})

it.each<[string, DiskSource, string, ReturnType<typeof forkPrice>]>([
  ['the plan alone', source(), 'business-4', { usd: 0.5, addedDisk: 'none' }],
  [
    'with 120 GiB more',
    source({ diskMb: gib(200) }),
    'business-4',
    { usd: 0.524, addedDisk: 'included' },
  ],
  ['of a plan that nobody knows', source(), 'business-9', undefined],
])('costs %s', (_, from, to, price) => {
  expect(forkPrice(PLANS, { plan: to, cloud: AWAY }, disk(from, to))).toEqual(price)
})

it.each<[string, string, number | undefined, ReturnType<typeof servicePrice>]>([
  ['the plan alone', 'business-4', gib(80), { usd: 0.5, addedDisk: 'none' }],
  ['with 120 GiB more', 'business-4', gib(200), { usd: 0.524, addedDisk: 'included' }],
  ['the plan, where no disk is told', 'business-4', undefined, { usd: 0.5, addedDisk: 'none' }],
  [
    'at least the plan, whose disk is unknown',
    'untold',
    gib(80),
    { usd: 0.5, addedDisk: 'unknown' },
  ],
  ['nobody knows what', 'business-9', gib(80), undefined],
])('a service costs %s', (_, of, diskMb, price) => {
  expect(servicePrice(PLANS, { plan: of, cloud: AWAY, diskMb })).toEqual(price)
})

it('says where the price leaves added storage out', () => {
  const plans = [plan('business-4', 2, 80, { disk_space_gb_price_usd: null })]
  const wanted = disk(source({ diskMb: gib(200) }), 'business-4', GIB, plans)
  expect(forkPrice(plans, { plan: 'business-4', cloud: AWAY }, wanted)).toEqual({
    usd: 0.5,
    addedDisk: 'unknown',
  })
})
