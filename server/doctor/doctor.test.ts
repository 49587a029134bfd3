import { describe, expect, it } from 'vitest'
import { CALLS as ALLOWED } from '../gateway/allowed'
import { CALLS } from './calls'
import { resultLines } from './lines'
import { change } from './test/change'
import { examined, type Between } from './test/examined'

const { at, remove, rename, set, status } = change
const LIST = /acme-production\/service$/
const SERVICE = /\/service\/geo-pg$/
const BACKUPS = /\/service\/geo-pg\/backups$/
const PLANS = /\/pg\/plans$/
const TYPES = /\/service-types$/
const CLOUDS = /^\/v1\/clouds$/
const EVENTS = /\/events$/

const text = (examination: Awaited<ReturnType<typeof examined>>) =>
  resultLines(examination).join('\n')

/** Forty ways in which an API can differ, each with what is said of it. */
const WAYS: [string, Between, RegExp][] = [
  [
    'a key that is needed is gone',
    remove(LIST, 'services.0.state'),
    /services\[\]\.state is missing.*cannot use/,
  ],
  [
    'a key that helps is gone',
    remove(LIST, 'services.0.disk_space_mb'),
    /disk_space_mb is missing.*copes/,
  ],
  ['a list is gone', remove(LIST, 'services'), /: services is missing.*cannot use/],
  [
    'a service without options',
    remove(SERVICE, 'service.user_config'),
    /service\.user_config is missing/,
  ],
  ['a service without tags', remove(SERVICE, 'service.tags'), /service\.tags is missing/],
  ['nodes are gone', remove(SERVICE, 'service.node_states'), /node_states is missing/],
  [
    'copies are gone',
    remove(BACKUPS, 'backups.0.additional_regions'),
    /additional_regions is missing/,
  ],
  ['backups are gone', remove(BACKUPS, 'backups'), /report\.backups is missing/],
  [
    'the window’s end is gone',
    remove(BACKUPS, 'pitr.primary_region.pitr_range_end'),
    /pitr_range_end is missing/,
  ],
  [
    'a cloud without provider',
    remove(CLOUDS, 'clouds.0.provider'),
    /clouds\[\]\.provider is missing/,
  ],
  [
    'a plan without price',
    remove(PLANS, 'service_plans.0.regions.aws-eu-west-1.price_usd'),
    /regions\.\*\.price_usd is missing/,
  ],
  [
    'a project without its cloud',
    remove(/v1\/project$/, 'projects.0.default_cloud'),
    /default_cloud is missing/,
  ],
  [
    'a type without its schema',
    remove(/types\/pg$/, 'user_config_schema'),
    /type\.user_config_schema is missing/,
  ],
  ['null for a state', set(LIST, 'services.0.state', null), /state is null.*cannot use/],
  ['null for a list', set(BACKUPS, 'backups', null), /report\.backups is null.*copes/],
  ['null for a size', set(BACKUPS, 'backups.0.data_size', null), /data_size is null/],
  ['null for options', set(SERVICE, 'service.user_config', null), /user_config is null/],
  ['null for an event’s time', set(EVENTS, 'events.0.time', null), /events\[\]\.time is null/],
  [
    'a renamed key',
    rename(SERVICE, 'service.cloud_name', 'cloud'),
    /service has a key that is not documented: “cloud” \(text\)/,
  ],
  [
    'a renamed list',
    rename(BACKUPS, 'backups', 'items'),
    /report has a key that is not documented: “items” \(list\)/,
  ],
  [
    'a renamed region',
    rename(BACKUPS, 'backups.0.storage_location', 'location_of_storage'),
    /“location_of_storage” \(text\)/,
  ],
  ['a number for a text', set(LIST, 'services.0.plan', 4), /plan is a number, not a text/],
  [
    'a text for a number',
    set(BACKUPS, 'backups.0.data_size', '42'),
    /data_size is a text, not a number/,
  ],
  ['an object for a list', set(LIST, 'services', {}), /services is an object, not a list/],
  [
    'a text for an option that is a list',
    set(SERVICE, 'service.user_config.additional_backup_regions', 'aws-eu-west-1'),
    /additional_backup_regions is a text, not a list/,
  ],
  [
    'seconds for a time',
    set(BACKUPS, 'backups.0.backup_time', 1_770_000_000),
    /backup_time is a number, not a text/,
  ],
  [
    'a time in words',
    set(SERVICE, 'service.create_time', 'last Tuesday'),
    /create_time is a text of 12 characters, not a time in UTC/,
  ],
  [
    'a price in words',
    set(PLANS, 'service_plans.0.regions.aws-eu-west-1.price_usd', '€ 1'),
    /price_usd is a text of 3 characters, not a decimal number/,
  ],
  [
    'a new state',
    set(LIST, 'services.0.state', 'SUSPENDED'),
    /state is a text of 9 characters, not one of 4 known values/,
  ],
  [
    'a new type',
    set(LIST, 'services.0.service_type', 'sqlite'),
    /service_type is a text of 6 characters/,
  ],
  [
    'a new provider',
    set(CLOUDS, 'clouds.0.provider', 'hetzner'),
    /clouds\[\]\.provider is a text of 7 characters/,
  ],
  [
    'a new state of a node',
    set(SERVICE, 'service.node_states.0.state', 'upgrading'),
    /node_states\[\]\.state is a text/,
  ],
  [
    'the option is not offered',
    remove(TYPES, 'valkey.user_config_schema.properties.additional_backup_regions'),
    /CONTRADICTED: Valkey and Grafana may/,
  ],
  [
    'backups refused',
    status(/\/backups$/, 403),
    /Backups: not allowed \(needs `service:configuration:write`\)/,
  ],
  [
    'plans refused',
    status(/\/plans$/, 403),
    /Plans and prices: not allowed \(needs `project:services:write`\)/,
  ],
  ['a call that is not there', status(/\/vpcs$/, 404), /vpcs: the response has the status 404/],
  [
    'too many requests',
    status(EVENTS, 429, { 'retry-after': '5' }),
    /Rate limits: 1 requests refused; headers retry-after/,
  ],
  ['no JSON', at(EVENTS, (answer) => (answer.text = '<html>')), /events: the response is not JSON/],
  ['slow', at(SERVICE, (_, clock) => (clock.now += 9000)), /A response took 9 s/],
  ['a wrong clock', { skew: -7_200_000 }, /The clocks differ by 7200 s/],
]

describe('doctor', () => {
  const unchanged = examined()

  it.each<Between>([
    { token: 'sandbox-admin' },
    { token: 'sandbox-operator' },
    { token: 'sandbox-read-only' },
    { token: 'sandbox-developer' },
    { project: 'acme-production' },
    { project: 'acme-staging' },
    { project: 'acme-analytics' },
  ])('finds nothing in the sandbox as it is: %j', async (between) => {
    const { findings, rules, verdict } = await examined(between)
    expect(findings).toEqual([])
    expect(rules.filter(({ says }) => says === 'contradicted')).toEqual([])
    expect(verdict).toEqual({ kind: 'fine' })
  })

  it.each<[Between, string]>([
    [{ token: 'revoked' }, 'the token is not accepted'],
    [{ project: 'no-such-project' }, 'no list of services could be read'],
    [status(EVENTS, 503), '1 of 40 requests got no usable response'],
  ])('cannot tell where nothing was told: %j', async (between, why) => {
    expect((await examined(between)).verdict).toEqual({ kind: 'cannot tell', why })
  })

  it('only reads, at most forty times', async () => {
    const { asked } = await unchanged
    expect(asked).toHaveLength(40)
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']))
  })

  it('asks each call that the console reads with, but for the report, which is a POST', () => {
    const read = Object.entries(ALLOWED).flatMap(([path, methods]) =>
      'GET' in methods ? path : [],
    )
    expect(Object.values(CALLS).map(({ pattern }) => pattern)).toEqual(
      expect.arrayContaining([...read, '/v1/me']),
    )
    expect(Object.values(CALLS)).toHaveLength(read.length + 1)
  })

  it('knows forty ways to differ', () => expect(WAYS).toHaveLength(40))

  it.each(WAYS)('tells of %s', async (way, between, said) => {
    expect(text(await unchanged)).not.toMatch(said)
    const examination = await examined(between)
    expect(text(examination)).toMatch(said)
    // What a token may not see is no fault of the API.
    expect(examination.verdict.kind === 'fine').toBe(way.endsWith('refused'))
  })
})
