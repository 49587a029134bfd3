import { expect, it } from 'vitest'
import { makeIsDown, type Down } from '~/fleet/down'
import { judgeOutage } from '~/fleet/outage'
import { NOW } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { copiedTo, outageService, type OutageFacts } from '~/test/outage'
import { lossWords, unknownWords, unplacedWords, weakenedWords } from './outage'

const EUROPE: Down = { kind: 'continent', name: 'europe' }
const MOVED = { cloud: 'aws-eu-west-1', primary: 'aws-eu-central-1' }
const PRIMARY_TOO = '; its primary backups are in aws-eu-central-1, which is down too'

it.each<[string, Partial<OutageFacts>, string]>([
  ['in its region', {}, 'No secondary backup location: there is no copy'],
  [
    'none',
    { ...MOVED, primary: undefined, backups: 0, primaryPoint: undefined },
    'No secondary backup location: there is no copy',
  ],
  ['elsewhere', MOVED, `No secondary backup location: there is no copy${PRIMARY_TOO}`],
  [
    'elsewhere, of a type without copies',
    { ...MOVED, type: 'clickhouse', plan: 'business-16' },
    `ClickHouse does not support a secondary backup location${PRIMARY_TOO}`,
  ],
  [
    'elsewhere, copies in its region',
    { ...MOVED, ...copiedTo('aws-eu-west-1', 5) },
    `Its copies are in aws-eu-west-1, the region it runs in${PRIMARY_TOO}`,
  ],
  [
    'elsewhere, copies down too',
    { ...MOVED, ...copiedTo('aws-eu-north-1', 5) },
    `Its copies are in aws-eu-north-1, which is down too${PRIMARY_TOO}`,
  ],
  [
    'elsewhere, never copied',
    { ...MOVED, secondary: 'aws-eu-north-1' },
    `aws-eu-north-1 is set, but holds no copy yet${PRIMARY_TOO}`,
  ],
  [
    'elsewhere, of a plan without forks',
    { ...MOVED, plan: 'hobbyist' },
    'Services on the plan hobbyist cannot be forked',
  ],
  [
    'elsewhere, of a type without forks',
    { ...MOVED, type: 'kafka' },
    'Aiven cannot fork Apache Kafka',
  ],
])('names all that is down with a lost service, primary backups %s', (_, changes, words) => {
  const service = outageService(changes)
  const [struck] = judgeOutage([service], makeIsDown(EUROPE, CLOUDS), NOW).struck
  const why = struck?.fate.kind === 'lost' ? struck.fate.why : undefined
  expect(why && lossWords(why, service)).toBe(words)
})

it.each<[Partial<OutageFacts>, string]>([
  [{ plan: 'business-4' }, 'Its primary backups in aws-us-east-1'],
  [{ plan: 'hobbyist' }, 'Nothing: services on the plan hobbyist cannot be forked'],
  [{ type: 'kafka' }, 'Nothing: Aiven cannot fork Apache Kafka'],
  [{ type: 'brandnew' }, 'Unknown'],
])('promises no restore of what cannot be forked: %j', (changes, words) => {
  const place = { cloud: 'aws-us-east-1', primary: 'aws-us-east-1' }
  const service = outageService({ ...place, ...copiedTo('aws-eu-west-1', 5), ...changes })
  const [one] = judgeOutage([service], makeIsDown(EUROPE, CLOUDS), NOW).weakened
  expect(one && weakenedWords(one)).toEqual({ gone: 'Its copies in aws-eu-west-1', left: words })
})

const MARS: Down = { kind: 'region', name: 'custom-mars-1' }

it.each<[Down, string, string]>([
  [
    MARS,
    'Whether aws-eu-west-1, which holds its copies, is in one place with custom-mars-1 is unknown',
    'Whether aws-eu-west-1 is in one place with custom-mars-1 is unknown',
  ],
  [
    { kind: 'provider', name: 'aws' },
    'Whether aws-eu-west-1, which holds its copies, belongs to Amazon Web Services is unknown',
    'Whether aws-eu-west-1 belongs to Amazon Web Services is unknown',
  ],
  [
    EUROPE,
    'Whether aws-eu-west-1, which holds its copies, is in Europe is unknown',
    'Whether aws-eu-west-1 is in Europe is unknown',
  ],
])('says what of a place is unknown: %j', (down, copies, service) => {
  const copied = outageService(copiedTo('aws-eu-west-1', 5))
  expect(unknownWords('copy-place-unknown', copied, down, CLOUDS)).toBe(copies)
  expect(unplacedWords('aws-eu-west-1', down, CLOUDS)).toBe(service)
})
