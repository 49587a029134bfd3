import { expect, it } from 'vitest'
import { makeIsDown, type Down } from './down'
import { judgeOutage, type Fate } from './outage'
import type { FleetService } from './fleet-service'
import { NOW } from '~/test/backups'
import { cloudNamed, CLOUDS } from '~/test/clouds'
import { copiedTo, minutesAgo, outageService, type OutageFacts } from '~/test/outage'

const FRANKFURT: Down = { kind: 'region', name: 'aws-eu-central-1' }
const down = (what: Down) => makeIsDown(what, CLOUDS)
const fate = (service: FleetService, what = FRANKFURT) =>
  judgeOutage([service], down(what), NOW).struck[0]?.fate

const byListAlone = (region: string, minutes: number): Partial<OutageFacts> => ({
  secondary: region,
  copy: { point: minutesAgo(minutes), exact: false, paused: false, pauseReason: undefined },
})

const recovered = { kind: 'recoverable', atMost: false, paused: undefined } as const

it.each<[string, Partial<OutageFacts>, Fate]>([
  [
    'copied',
    copiedTo('aws-eu-west-1', 7),
    { ...recovered, from: 'secondary', cloud: 'aws-eu-west-1', point: minutesAgo(7), loss: 420 },
  ],
  [
    'copied, by the list of backups alone',
    byListAlone('aws-eu-west-1', 7),
    {
      ...recovered,
      atMost: true,
      from: 'secondary',
      cloud: 'aws-eu-west-1',
      point: minutesAgo(7),
      loss: 420,
    },
  ],
  [
    'copied in snapshots, without a log between them',
    { ...byListAlone('aws-eu-west-1', 7), type: 'opensearch' },
    { ...recovered, from: 'secondary', cloud: 'aws-eu-west-1', point: minutesAgo(7), loss: 420 },
  ],
  [
    'paused',
    {
      secondary: 'aws-eu-west-1',
      copy: { point: minutesAgo(600), exact: true, paused: true, pauseReason: 'Quota' },
    },
    {
      ...recovered,
      from: 'secondary',
      cloud: 'aws-eu-west-1',
      point: minutesAgo(600),
      loss: 36_000,
      paused: { reason: 'Quota' },
    },
  ],
  [
    'copied, at a time that cannot be read',
    {
      secondary: 'aws-eu-west-1',
      copy: { point: undefined, exact: true, paused: false, pauseReason: undefined },
    },
    {
      ...recovered,
      from: 'secondary',
      cloud: 'aws-eu-west-1',
      point: undefined,
      loss: undefined,
    },
  ],
  ['no region set', {}, { kind: 'lost', why: 'no-copy' }],
  [
    'a type without copies',
    { type: 'clickhouse', plan: 'business-16' },
    { kind: 'lost', why: 'not-supported' },
  ],
  [
    'a type that is new to us',
    { type: 'brandnew', ...copiedTo('aws-eu-west-1', 1) },
    { kind: 'unknown', why: 'unknown-type' },
  ],
  ['a type without forks', { type: 'kafka' }, { kind: 'lost', why: 'type-without-forks' }],
  [
    'a plan without forks',
    { plan: 'hobbyist', ...copiedTo('aws-eu-west-1', 1) },
    { kind: 'lost', why: 'plan-without-forks' },
  ],
  [
    'copies where the service runs',
    copiedTo('aws-eu-central-1', 1),
    { kind: 'lost', why: 'copy-in-same-region' },
  ],
  ['set, never copied', { secondary: 'aws-eu-west-1' }, { kind: 'lost', why: 'never-copied' }],
  [
    'moved away from its primary backups',
    { primary: 'aws-eu-north-1' },
    {
      ...recovered,
      atMost: true,
      from: 'primary',
      cloud: 'aws-eu-north-1',
      point: minutesAgo(30),
      loss: 1800,
    },
  ],
  [
    'moved into the region of its copies, with the primary backups elsewhere',
    { primary: 'aws-eu-north-1', ...copiedTo('aws-eu-central-1', 1) },
    {
      ...recovered,
      atMost: true,
      from: 'primary',
      cloud: 'aws-eu-north-1',
      point: minutesAgo(30),
      loss: 1800,
    },
  ],
  [
    'primary backups elsewhere, and newer than the copies',
    { primary: 'aws-eu-north-1', ...copiedTo('aws-eu-west-1', 31) },
    {
      ...recovered,
      atMost: true,
      from: 'primary',
      cloud: 'aws-eu-north-1',
      point: minutesAgo(30),
      loss: 1800,
    },
  ],
  [
    'primary backups elsewhere, and older than the copies',
    { primary: 'aws-eu-north-1', ...copiedTo('aws-eu-west-1', 29) },
    { ...recovered, from: 'secondary', cloud: 'aws-eu-west-1', point: minutesAgo(29), loss: 1740 },
  ],
  [
    'primary backups elsewhere and newer than the copies, by a clock that is ahead of ours',
    { primary: 'aws-eu-north-1', primaryPoint: NOW + 2000, ...copiedTo('aws-eu-west-1', -1 / 60) },
    {
      ...recovered,
      atMost: true,
      from: 'primary',
      cloud: 'aws-eu-north-1',
      point: NOW + 2000,
      loss: 0,
    },
  ],
  [
    'backups that do not tell where they are',
    { primary: undefined },
    { kind: 'unknown', why: 'primary-not-reported' },
  ],
  [
    'no word of backups',
    { primary: undefined, backups: undefined },
    { kind: 'unknown', why: 'backups-not-reported' },
  ],
  [
    'no backups yet',
    { primary: undefined, backups: 0, primaryPoint: undefined },
    { kind: 'lost', why: 'no-copy' },
  ],
])('%s', (_, changes, expected) => {
  expect(fate(outageService(changes))).toEqual(expected)
})

it.each<[Down, string[]]>([
  [{ kind: 'region', name: 'aws-eu-central-1' }, ['a']],
  [{ kind: 'provider', name: 'aws' }, ['a', 'b']],
  [{ kind: 'provider', name: 'ovh' }, ['d']],
  [{ kind: 'continent', name: 'europe' }, ['a', 'c', 'd']],
])('%o takes down what is in it', (what, names) => {
  const services = [
    outageService({ name: 'a' }),
    outageService({ name: 'b', cloud: 'aws-us-east-1' }),
    outageService({ name: 'c', cloud: 'google-europe-west1' }),
    outageService({ name: 'd', cloud: 'avn-ovh-gra' }),
  ]
  const { struck } = judgeOutage(services, down(what), NOW)
  expect(struck.map(({ service }) => service.service)).toEqual(names)
})

it('a whole provider takes the copies with it', () => {
  const service = outageService(copiedTo('aws-eu-west-1', 1))
  expect(fate(service, { kind: 'provider', name: 'aws' })).toEqual({
    kind: 'lost',
    why: 'copy-down-too',
  })
  expect(fate(service, { kind: 'continent', name: 'europe' })).toEqual({
    kind: 'lost',
    why: 'copy-down-too',
  })
})

it('does not guess where a cloud is that Aiven does not list', () => {
  const europe: Down = { kind: 'continent', name: 'europe' }
  const custom = outageService({ cloud: 'custom-berlin' })
  const outage = judgeOutage([custom], down(europe), NOW)
  expect(outage).toMatchObject({ struck: [], weakened: [], unplaced: [custom] })
  const copied = outageService(copiedTo('custom-berlin', 1))
  expect(fate(copied, europe)).toEqual({ kind: 'unknown', why: 'copy-place-unknown' })
  expect(fate(outageService({ primary: 'custom-berlin' }), europe)).toEqual({
    kind: 'unknown',
    why: 'primary-place-unknown',
  })
})

it.each([
  [
    'its copies are there',
    { cloud: 'aws-eu-west-1', primary: 'aws-eu-west-1', ...copiedTo('aws-eu-central-1', 5) },
    { losesCopy: true, losesPrimary: false, left: 'primary' },
  ],
  [
    'its primary backups stayed there',
    { cloud: 'aws-eu-west-1', ...copiedTo('aws-eu-north-1', 5) },
    { losesCopy: false, losesPrimary: true, left: 'secondary' },
  ],
  [
    'its primary backups stayed there and were never copied',
    { cloud: 'aws-eu-west-1', secondary: 'aws-eu-north-1' },
    { losesCopy: false, losesPrimary: true, left: 'nothing' },
  ],
  [
    'all of its backups are there',
    { cloud: 'aws-eu-west-1', ...copiedTo('aws-eu-central-1', 5) },
    { losesCopy: true, losesPrimary: true, left: 'nothing' },
  ],
  [
    'its copies are there, and where the others are is not told',
    { cloud: 'aws-eu-west-1', primary: undefined, ...copiedTo('aws-eu-central-1', 5) },
    { losesCopy: true, losesPrimary: false, left: 'unknown' },
  ],
  [
    'its copies are there, and nothing on its plan can be forked',
    {
      plan: 'hobbyist',
      cloud: 'aws-eu-west-1',
      primary: 'aws-eu-west-1',
      ...copiedTo('aws-eu-central-1', 5),
    },
    { losesCopy: true, losesPrimary: false, left: 'plan-without-forks' },
  ],
  [
    'its primary backups are there, and nothing of its type can be forked',
    { type: 'kafka', cloud: 'aws-eu-west-1' },
    { losesCopy: false, losesPrimary: true, left: 'type-without-forks' },
  ],
  [
    'its primary backups are there, and its type is new to us',
    { type: 'brandnew', cloud: 'aws-eu-west-1', ...copiedTo('aws-eu-north-1', 5) },
    { losesCopy: false, losesPrimary: true, left: 'unknown' },
  ],
])('a service elsewhere is weakened: %s', (_, changes, expected) => {
  const { weakened, struck } = judgeOutage([outageService(changes)], down(FRANKFURT), NOW)
  expect(struck).toEqual([])
  expect(weakened).toEqual([expect.objectContaining(expected)])
})

it('adds up', () => {
  const services = [
    outageService({ name: 'a', ...copiedTo('aws-eu-west-1', 5) }),
    outageService({ name: 'b', ...copiedTo('aws-eu-west-1', 90) }),
    outageService({
      name: 'c',
      secondary: 'aws-eu-west-1',
      copy: { point: undefined, exact: true, paused: true, pauseReason: undefined },
    }),
    outageService({ name: 'd' }),
    outageService({ name: 'e', type: 'kafka' }),
    outageService({ name: 'f', primary: undefined }),
    outageService({ name: 'g', cloud: 'aws-eu-west-1', ...copiedTo('aws-eu-central-1', 1) }),
    outageService({ name: 'h', cloud: 'aws-eu-west-1', primary: 'aws-eu-west-1' }),
  ]
  expect(judgeOutage(services, down(FRANKFURT), NOW).totals).toEqual({
    struck: 6,
    recoverable: 3,
    paused: 1,
    lost: 2,
    unknown: 1,
    worstLoss: 5400,
    worstAtMost: false,
    unknownLoss: 1,
    weakened: 1,
    losingCopy: 1,
    unknownCopy: 0,
    losingPrimary: 1,
  })
})

it.each<[string, Partial<OutageFacts>[], number, boolean]>([
  ['a bound', [copied(90, false), copied(5, true)], 5400, true],
  ['exact, and a bound is less', [copied(5, false), copied(90, true)], 5400, false],
  ['exact, and a bound is as much', [copied(90, false), copied(90, true)], 5400, false],
  ['exact, and listed first', [copied(90, true), copied(90, false)], 5400, false],
])('says of the largest loss whether less may be lost: it is %s', (_, all, worst, atMost) => {
  const services = all.map((changes, index) => outageService({ name: `s${index}`, ...changes }))
  const { totals } = judgeOutage(services, down(FRANKFURT), NOW)
  expect(totals).toMatchObject({ worstLoss: worst, worstAtMost: atMost })
})

function copied(minutes: number, exact: boolean): Partial<OutageFacts> {
  const copy = { point: minutesAgo(minutes), exact, paused: false, pauseReason: undefined }
  return { secondary: 'aws-eu-west-1', copy }
}

const own = { ...cloudNamed('aws-eu-central-1'), cloud_name: 'custom-aws-eu-central-1-x1' }
const inOwn = outageService({ name: 'own', cloud: own.cloud_name, primary: own.cloud_name })

it('an own cloud counts with the region whose place it is in, where Aiven tells its place', () => {
  const isDown = makeIsDown(FRANKFURT, [...CLOUDS, own])
  expect(judgeOutage([inOwn], isDown, NOW).struck[0]?.fate).toMatchObject({ kind: 'lost' })
  const copied = outageService(copiedTo(own.cloud_name, 5))
  expect(judgeOutage([copied], isDown, NOW).struck[0]?.fate).toEqual({
    kind: 'lost',
    why: 'copy-down-too',
  })
})

it.each<Down>([
  FRANKFURT,
  { kind: 'provider', name: 'aws' },
  { kind: 'continent', name: 'europe' },
])('an own cloud whose place nobody knows is neither safe nor down: %j', (what) => {
  const { struck, weakened, unplaced } = judgeOutage([inOwn], down(what), NOW)
  expect([struck, weakened, unplaced]).toEqual([[], [], [inOwn]])
  const copied = outageService(copiedTo(own.cloud_name, 5))
  expect(fate(copied, what)).toEqual({ kind: 'unknown', why: 'copy-place-unknown' })
})
