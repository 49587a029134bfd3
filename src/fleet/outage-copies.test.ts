import { expect, it } from 'vitest'
import type { Location } from '~/backup/location'
import { NOW } from '~/test/backups'
import { CLOUDS } from '~/test/clouds'
import { minutesAgo, outageService, type OutageFacts } from '~/test/outage'
import { lossWords, weakenedWords } from '~/words/outage'
import { copiesText, regionSentence } from '~/words/outage-region'
import type { FleetService } from './fleet-service'
import { makeIsDown, type Down } from './down'
import { judgeOutage } from './outage'
import { fleetMap } from './outage-regions'
import type { Weakened } from './weakened'

const FRANKFURT: Down = { kind: 'region', name: 'aws-eu-central-1' }
const down = (what: Down) => makeIsDown(what, CLOUDS)
const fate = (service: FleetService, what = FRANKFURT) =>
  judgeOutage([service], down(what), NOW).struck[0]?.fate

const IN_IRELAND = { cloud: 'aws-eu-west-1', primary: 'aws-eu-west-1' }

/** The same service with other facts of its copies. */
const withCopies = (changes: Partial<OutageFacts>, copies: Partial<Location>): FleetService => {
  const service = outageService(changes)
  const { primary, secondary } = service.locations
  if (!secondary) throw new Error('no secondary location')
  return {
    ...service,
    locations: { primary, secondary: { ...secondary, ...copies }, former: [] },
  }
}

/** Aiven reports a recovery window there, and lists no copy. */
function windowOnly(secondary: string, changes: Partial<OutageFacts> = {}): FleetService {
  const newest = { at: minutesAgo(5), known: 'exact' } as const
  return withCopies({ ...changes, secondary }, { newest })
}

/** Aiven lists no backups at all. */
function unlisted(secondary: string, changes: Partial<OutageFacts> = {}): FleetService {
  const nothing = { primary: undefined, backups: undefined, primaryPoint: undefined }
  return withCopies({ ...changes, ...nothing, secondary }, { count: undefined })
}

it('says of no copy that it is down where none was made yet, or none is known', () => {
  const aws: Down = { kind: 'provider', name: 'aws' }
  expect(fate(outageService({ secondary: 'aws-eu-west-1' }), aws)).toEqual({
    kind: 'lost',
    why: 'never-copied',
  })
  expect(fate(outageService({ secondary: 'aws-eu-central-1' }))).toEqual({
    kind: 'lost',
    why: 'never-copied',
  })
  const [listed, silent] = [windowOnly('aws-eu-west-1'), unlisted('aws-eu-west-1')]
  expect(fate(listed, aws)).toEqual({ kind: 'lost', why: 'copy-unknown-and-down' })
  expect(lossWords('copy-unknown-and-down', listed)).toBe(
    'Whether aws-eu-west-1 holds copies is unknown, and it is down too',
  )
  // Without a list, nobody can say where its primary backups are.
  expect(fate(silent, aws)).toEqual({ kind: 'unknown', why: 'backups-not-reported' })
})

it.each<[string, FleetService, Partial<Weakened>]>([
  ['never copied', outageService({ ...IN_IRELAND, secondary: 'aws-eu-central-1' }), {}],
  [
    'a window without copies',
    windowOnly('aws-eu-central-1', IN_IRELAND),
    { losesCopy: undefined, losesPrimary: false, left: 'primary' },
  ],
  [
    'no list of backups',
    unlisted('aws-eu-central-1', IN_IRELAND),
    { losesCopy: undefined, losesPrimary: false, left: 'unknown' },
  ],
  [
    'its primary backups there, and a window without copies elsewhere',
    windowOnly('aws-eu-north-1', { cloud: 'aws-eu-west-1' }),
    { losesCopy: false, losesPrimary: true, left: 'unknown' },
  ],
])('a service elsewhere loses only copies that are listed: %s', (_, service, expected) => {
  const { weakened, totals } = judgeOutage([service], down(FRANKFURT), NOW)
  const touched = Object.keys(expected).length > 0
  expect(weakened).toEqual(touched ? [{ service, ...expected }] : [])
  expect([totals.losingCopy, totals.unknownCopy]).toEqual([
    0,
    touched && expected.losesCopy === undefined ? 1 : 0,
  ])
})

it('says in words that copies may be lost', () => {
  const weakened = windowOnly('aws-eu-central-1', IN_IRELAND)
  const [one] = judgeOutage([weakened], down(FRANKFURT), NOW).weakened
  expect(one && weakenedWords(one)).toEqual({
    gone: 'Any copies in aws-eu-central-1 (whether there are any is unknown)',
    left: 'Its primary backups in aws-eu-west-1',
  })
})

it('counts what a region holds, not what is set to go there', () => {
  const services = [
    outageService({ secondary: 'aws-eu-west-1' }),
    unlisted('aws-eu-west-1'),
    windowOnly('aws-eu-west-1'),
  ]
  const region = fleetMap(services, CLOUDS).regions.find(({ cloud }) => cloud === 'aws-eu-west-1')
  expect(region).toMatchObject({ copies: 0, copiesUnknown: 2 })
  expect(region && copiesText(region)).toBe('0, unknown for 2')
  expect(region && regionSentence(region)).toBe('0 services; holds copies of 0, unknown for 2')
})
