import { describe, expect, it } from 'vitest'
import { exampleService } from '~/test/services'
import { UP_TO_NOW } from './location'
import { readDrill } from './drill'
import {
  deletionRefusal,
  listDrills,
  drillTags,
  resultTags,
  runningTags,
  timeToRunning,
} from './drill-course'

const NAME = 'orders-pg-drill'
const at = Date.parse
const NEWEST = { at: at('2026-08-19T23:40:00Z'), known: 'exact' } as const
const secondary = { kind: 'secondary', newest: NEWEST } as const
const tags = drillTags(NAME, 'orders-pg', secondary, true)
const fork = (changes: Parameters<typeof exampleService>[0] = {}) =>
  exampleService({
    service_name: NAME,
    create_time: '2026-08-21T10:00:00.123456Z',
    user_config: { service_to_fork_from: 'orders-pg' },
    tags,
    ...changes,
  })

describe('a drill', () => {
  it('is what its tags and its options tell', () => {
    expect(readDrill(fork(), 'acme')).toEqual({
      source: 'orders-pg',
      location: 'secondary',
      asOf: { kind: 'latest', newest: '2026-08-19T23:40:00Z' },
      requestedAt: '2026-08-21T10:00:00.123456Z',
      lastNotRunningAt: undefined,
      seenRunningAt: undefined,
      result: undefined,
      resultAt: undefined,
    })
  })

  it.each<[string, object, object]>([
    [
      'a moment',
      { user_config: { service_to_fork_from: 'orders-pg', recovery_target_time: 't' } },
      { asOf: { kind: 'time', target: 't' } },
    ],
    [
      'a backup',
      { user_config: { service_to_fork_from: 'orders-pg', recovery_basebackup_name: 'b' } },
      { asOf: { kind: 'backup', name: 'b' } },
    ],
    ['nothing of its lineage', { user_config: {} }, { asOf: undefined, source: 'orders-pg' }],
    [
      'what nobody can read',
      {
        tags: {
          ...tags,
          offsite_drill_location: 'moon',
          offsite_drill_running: 'soon',
          offsite_drill_result: 'great',
        },
      },
      { location: undefined, seenRunningAt: undefined, result: undefined },
    ],
    [
      'a result',
      { tags: { ...tags, ...resultTags('remarks', at('2026-08-21T11:00:00Z'), tags) } },
      { result: 'remarks', resultAt: '2026-08-21T11:00:00Z' },
    ],
  ])('may tell %s', (_, changes, known) => {
    expect(readDrill(fork(changes), 'acme')).toMatchObject(known)
  })

  it.each<[string, object]>([
    ['it has no tags', { tags: null }],
    ['its tags were copied from a drill', { service_name: 'other-pg' }],
    [
      'it is named as its own source',
      { tags: drillTags(NAME, NAME, { ...secondary, kind: 'primary' }, true) },
    ],
    ['it was forked from another service', { user_config: { service_to_fork_from: 'other-pg' } }],
    [
      'it was forked from another project',
      { user_config: { service_to_fork_from: 'orders-pg', project_to_fork_from: 'elsewhere' } },
    ],
    ['the source is not told', { tags: { offsite_drill: NAME } }],
  ])('is not one where %s', (_, changes) => {
    expect(readDrill(fork(changes), 'acme')).toBeUndefined()
    expect(deletionRefusal(fork(changes), fork(), 'acme')).toMatch(/not tagged as a restore drill/)
  })

  it.each([
    ['a time', secondary, true, '2026-08-19T23:40:00Z'],
    ['now', { ...secondary, newest: { ...NEWEST, at: UP_TO_NOW } }, true, 'now'],
    ['nothing where none is known', { ...secondary, newest: undefined }, true, undefined],
    ['nothing of a moment or a backup that was chosen', secondary, false, undefined],
  ])('notes of the newest data %s', (_, location, latest, newest) => {
    const { offsite_drill_newest: noted } = drillTags(NAME, 'orders-pg', location, latest)
    expect(noted).toBe(newest)
  })

  it('fits into tags also with the longest names', () => {
    const longest = 'a'.repeat(64)
    for (const [key, value] of Object.entries(drillTags(longest, longest, secondary, true))) {
      expect(key.length).toBeLessThanOrEqual(64)
      expect(value.length).toBeLessThanOrEqual(256)
    }
  })
})

it('is one by the tags that an earlier version wrote', () => {
  const old = Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [key.replace('offsite_', 'offsite:'), value]),
  )
  expect(readDrill(fork({ tags: old }), 'acme')).toEqual(readDrill(fork(), 'acme'))
})

it('the drills of a service are listed newest first, those of others not', () => {
  const older = fork()
  const newer = fork({
    service_name: 'orders-pg-drill-2',
    create_time: '2026-08-22T10:00:00Z',
    tags: drillTags('orders-pg-drill-2', 'orders-pg', secondary, false),
  })
  const foreign = fork({
    service_name: 'b-drill',
    user_config: {},
    tags: drillTags('b-drill', 'b', secondary, false),
  })
  const services = [older, exampleService(), foreign, newer].map((service) => {
    const drill = readDrill(service, 'acme')
    return { name: service.service_name, ...(drill && { drill }) }
  })
  const listed = listDrills(services, 'orders-pg')
  expect(listed.map(({ fork }) => fork.name)).toEqual([newer.service_name, older.service_name])
})

describe('the time to running', () => {
  it.each([
    ['2026-08-21T10:04:10Z', undefined, { atLeast: 0, atMost: 252 }],
    ['2026-08-21T10:04:10Z', '2026-08-21T10:04:00Z', { atLeast: 237, atMost: 252 }],
    // Of clocks that disagree, nothing negative comes.
    ['2026-08-21T09:59:50Z', '2026-08-21T10:04:00Z', { atLeast: 0, atMost: 0 }],
    [undefined, '2026-08-21T10:04:00Z', undefined],
  ])('seen running %s, and before that not running %s: %j', (seen, before, time) => {
    const noted = {
      ...(seen === undefined ? {} : runningTags(at(seen), undefined)),
      ...(before === undefined ? {} : { offsite_drill_not_running: before }),
    }
    const drill = readDrill(fork({ tags: { ...tags, ...noted } }), 'acme')
    expect(drill && timeToRunning(drill)).toEqual(time)
  })

  it('is noted to the second, with the last look before where there was one', () => {
    expect(runningTags(at('2026-08-21T10:04:10.9Z'), at('2026-08-21T10:04:00.9Z'))).toEqual({
      offsite_drill_not_running: '2026-08-21T10:04:00Z',
      offsite_drill_running: '2026-08-21T10:04:10Z',
    })
    expect(runningTags(at('2026-08-21T10:04:10Z'), undefined)).toEqual({
      offsite_drill_running: '2026-08-21T10:04:10Z',
    })
  })
})

it('a result that is taken back leaves no tag', () => {
  const before = {
    offsite_drill_result: 'passed',
    'offsite:drill_result_at': '2026-08-21T11:00:00Z',
  }
  expect(resultTags(undefined, 0, before)).toEqual({
    offsite_drill_result: null,
    'offsite:drill_result_at': null,
  })
  expect(resultTags(undefined, 0, {})).toEqual({})
})

describe('the deletion of a drill', () => {
  it.each<[string, object, RegExp | undefined]>([
    ['may be made', {}, undefined],
    ['is refused of a protected one', { termination_protection: true }, /Termination protection/],
    [
      'is refused of another service of that name',
      { create_time: '2026-08-21T12:00:00Z' },
      /a different service from the one this page showed/,
    ],
  ])('%s', (_, changes, words) => {
    const refusal = deletionRefusal(fork(changes), fork(), 'acme')
    if (words) expect(refusal).toMatch(words)
    else expect(refusal).toBeUndefined()
  })
})
