import { describe, expect, it } from 'vitest'
import { CLOUDS } from '../../src/test/clouds'
import { checkPlan } from './check-plan'
import { decideVerdict } from '~/policy/finding'
import { readPlan } from './plan/read-plan'
import { DEFAULT_POLICY } from '~/policy/policy'
import { policyFrom } from './test/checked'
import { other, planFile, planned } from './test/plans'

const NOW = Date.UTC(2026, 7, 21, 10)
const COPIED = { additional_backup_regions: ['aws-eu-west-1'] }

interface Case {
  plan: readonly Record<string, unknown>[]
  more?: Record<string, unknown>
  policy?: string
  clouds?: typeof CLOUDS
  /** All findings: address, rule and outcome. */
  finds: readonly string[]
  /** What the findings or the notes say. */
  says?: readonly RegExp[]
}

const goldRule = (text: string, match = '') =>
  `version: 1\nrules: [{ name: gold, match: {${match}}, require: { ${text} } }]`

const CASES: Readonly<Record<string, Case>> = {
  'a service with a region': {
    plan: [planned({ options: COPIED })],
    finds: ['aiven_pg.main protected holds'],
    says: [
      /copied to aws-eu-west-1\. Whether a copy arrives is unknown/,
      /check the services then/,
    ],
  },
  'a service without options': {
    plan: [planned()],
    finds: ['aiven_pg.main protected broken'],
    says: [/Add a secondary backup location: in pg_user_config of the aiven_pg/],
  },
  'a service with other options': {
    plan: [planned({ options: { pg_version: '17', additional_backup_regions: null } })],
    finds: ['aiven_pg.main protected broken'],
  },
  'an empty list of regions': {
    plan: [planned({ options: { additional_backup_regions: [] } })],
    finds: ['aiven_pg.main protected broken'],
  },
  'the region in which the service runs': {
    plan: [planned({ options: { additional_backup_regions: ['aws-eu-central-1'] } })],
    finds: ['aiven_pg.main protected broken'],
    says: [/in one place with the service itself/],
  },
  'a region of another provider': {
    plan: [
      planned({ options: { additional_backup_regions: ['google-europe-west1'] } }),
      planned({
        actions: ['update'],
        cloud: 'google-europe-west1',
        options: { additional_backup_regions: ['google-europe-west3'] },
        before: { cloud: 'aws-eu-central-1' },
      }),
    ],
    finds: ['aiven_pg.main protected broken', 'aiven_pg.main protected broken'],
    says: [
      /Aiven refuses google-europe-west1\. Different provider: the copy must stay with Amazon/,
      /use different providers: no region works for both/,
      /Set one secondary .* provider: in pg_user_config of the aiven_pg\nadditional_backup_regions/,
    ],
  },
  'a region of another provider, without Aiven’s list': {
    plan: [planned({ options: { additional_backup_regions: ['google-europe-west1'] } })],
    clouds: [],
    finds: ['aiven_pg.main protected broken'],
    says: [/Different provider: the copy must stay with aws/],
  },
  'two regions': {
    plan: [
      planned({ options: { additional_backup_regions: ['aws-eu-west-1', 'aws-eu-north-1'] } }),
      planned({
        index: '[1]',
        options: { additional_backup_regions: ['aws-eu-west-1', 'aws-eu-north-1'] },
        unknown: { cloud_name: true },
      }),
    ],
    finds: ['aiven_pg.main protected broken', 'aiven_pg.main[1] protected broken'],
    says: [/2 secondary backup locations \(aws-eu-west-1, aws-eu-north-1\), and Aiven takes one/],
  },
  'a region that Aiven’s list does not have': {
    plan: [planned({ options: { additional_backup_regions: ['aws-eu-wset-1'] } })],
    finds: ['aiven_pg.main protected unknown'],
    says: [/aws-eu-wset-1 is not in Aiven’s list of regions: it is misspelt/, /Correct its name/],
  },
  'a region that nobody can look up without the list': {
    plan: [planned({ options: { additional_backup_regions: ['aws-eu-wset-1'] } })],
    clouds: [],
    finds: ['aiven_pg.main protected holds'],
  },
  'other types, each with its own block': {
    plan: [
      planned({ type: 'mysql', options: COPIED }),
      planned({ type: 'opensearch', options: COPIED }),
      planned({ type: 'opensearch', index: '["logs"]' }),
    ],
    finds: [
      'aiven_mysql.main protected holds',
      'aiven_opensearch.main protected holds',
      'aiven_opensearch.main["logs"] protected broken',
    ],
  },
  'types without copies, and one in doubt': {
    plan: [
      planned({ type: 'kafka' }),
      planned({ type: 'valkey' }),
      planned({ type: 'valkey', index: '[1]', options: COPIED }),
    ],
    finds: [
      'aiven_kafka.main protected not-supported',
      'aiven_valkey.main protected not-supported',
      'aiven_valkey.main[1] protected holds',
    ],
  },
  'a plan of Aiven’s whose services cannot be forked': {
    plan: [planned({ plan: 'hobbyist', options: COPIED })],
    finds: ['aiven_pg.main protected broken'],
  },
  'modules in modules': {
    plan: [
      planned({ module: 'module.eu.', options: COPIED }),
      planned({ module: 'module.eu.module.db["a.b"].', name: 'inner' }),
    ],
    finds: [
      'module.eu.aiven_pg.main protected holds',
      'module.eu.module.db["a.b"].aiven_pg.main protected broken',
    ],
  },
  'for_each and count': {
    plan: [
      planned({ index: '["orders"]', name: 'orders', options: COPIED }),
      planned({ index: '["billing"]', name: 'billing' }),
      planned({ type: 'mysql', index: '[0]', options: COPIED }),
      planned({ type: 'mysql', index: '[1]' }),
    ],
    finds: [
      'aiven_pg.main["orders"] protected holds',
      'aiven_pg.main["billing"] protected broken',
      'aiven_mysql.main[0] protected holds',
      'aiven_mysql.main[1] protected broken',
    ],
  },
  'an unknown region in a known list': {
    plan: [
      planned({
        options: { additional_backup_regions: [null] },
        unknown: { pg_user_config: [{ additional_backup_regions: [true] }] },
      }),
    ],
    finds: ['aiven_pg.main protected unknown'],
    says: [/Until the plan is applied, its secondary backup location is unknown/],
  },
  'an unknown list of regions': {
    plan: [
      planned({ options: {}, unknown: { pg_user_config: [{ additional_backup_regions: true }] } }),
    ],
    finds: ['aiven_pg.main protected unknown'],
  },
  'unknown options, as of a dynamic block': {
    plan: [planned({ unknown: { pg_user_config: true } })],
    finds: ['aiven_pg.main protected unknown'],
  },
  'an unknown option that is another one': {
    plan: [planned({ options: COPIED, unknown: { pg_user_config: [{ admin_password: true }] } })],
    finds: ['aiven_pg.main protected holds'],
  },
  'an unknown cloud, with and without a region': {
    plan: [
      planned({ options: COPIED, unknown: { cloud_name: true } }),
      planned({ index: '[1]', unknown: { cloud_name: true } }),
    ],
    finds: ['aiven_pg.main protected unknown', 'aiven_pg.main[1] protected broken'],
    says: [/the service’s cloud is unknown/],
  },
  'no cloud: the project’s own, which no plan tells': {
    plan: [planned({ cloud: null, options: COPIED })],
    finds: ['aiven_pg.main protected unknown'],
  },
  'an unknown plan of Aiven’s': {
    plan: [planned({ options: COPIED, unknown: { plan: true } })],
    finds: ['aiven_pg.main protected unknown'],
  },
  'unknown names': {
    plan: [planned({ unknown: { project: true, service_name: true } })],
    finds: ['aiven_pg.main protected broken'],
  },
  'a rule for a project whose name is unknown': {
    plan: [
      planned({ unknown: { project: true } }),
      planned({ index: '[1]', options: COPIED, unknown: { project: true } }),
    ],
    policy: goldRule('protected: true', 'projects: [acme]'),
    finds: ['aiven_pg.main protected unknown', 'aiven_pg.main[1] protected holds'],
    says: [/Whether the rule gold is for this service is unknown/],
  },
  'a rule for tags, known and unknown': {
    plan: [
      planned({ tags: [{ key: 'tier', value: 'gold' }] }),
      planned({ index: '[1]', tags: [{ key: 'tier', value: 'lead' }] }),
      planned({ index: '[2]', tags: [{ key: 'tier' }], unknown: { tag: [{ value: true }] } }),
      planned({ index: '[3]' }),
    ],
    policy: goldRule('protected: true', 'tags: { tier: g* }'),
    finds: ['aiven_pg.main protected broken', 'aiven_pg.main[2] protected unknown'],
  },
  'a deletion': {
    plan: [planned({ actions: ['delete'], options: COPIED })],
    finds: [],
    says: [/aiven_pg\.main is deleted\. .* backups/, /no service of Aiven/],
  },
  'replacements, in either order': {
    plan: [
      planned({ actions: ['delete', 'create'], options: COPIED, before: { project: 'old' } }),
      planned({ index: '[1]', actions: ['create', 'delete'], before: { options: COPIED } }),
      planned({ index: '[1]', actions: ['delete'], deposed: 'aabbccdd' }),
    ],
    finds: ['aiven_pg.main protected holds', 'aiven_pg.main[1] protected broken'],
    says: [/aiven_pg\.main is replaced: the new service has none of the old one’s backups/],
  },
  'an update that takes the region away': {
    plan: [
      planned({
        actions: ['update'],
        options: { additional_backup_regions: [] },
        before: { options: COPIED },
      }),
    ],
    finds: ['aiven_pg.main protected broken'],
  },
  'services that stay as they are': {
    plan: [
      planned({ actions: ['no-op'], options: COPIED }),
      planned({ index: '[1]', actions: ['no-op'] }),
    ],
    finds: ['aiven_pg.main protected holds', 'aiven_pg.main[1] protected broken'],
  },
  'a move to where the copies are': {
    plan: [
      planned({
        actions: ['update'],
        cloud: 'aws-eu-west-1',
        options: COPIED,
        before: { cloud: 'aws-eu-central-1' },
      }),
    ],
    finds: ['aiven_pg.main protected broken'],
    says: [/moves to aws-eu-west-1: its primary backups stay in aws-eu-central-1/],
  },
  'a move away from where the copies are then': {
    plan: [
      planned({
        actions: ['update'],
        cloud: 'aws-eu-north-1',
        options: { additional_backup_regions: ['aws-eu-central-1'] },
        before: { cloud: 'aws-eu-central-1' },
      }),
    ],
    policy: goldRule('min_distance_km: 100'),
    finds: ['aiven_pg.main protected holds', 'aiven_pg.main distance broken'],
  },
  distances: {
    plan: [
      planned({ options: COPIED }),
      planned({ index: '[1]', options: { additional_backup_regions: ['aws-eu-central-2'] } }),
      planned({ index: '[2]', options: COPIED, unknown: { cloud_name: true } }),
      planned({ index: '[3]' }),
    ],
    policy: goldRule('min_distance_km: 500'),
    finds: [
      'aiven_pg.main protected holds',
      'aiven_pg.main distance holds',
      'aiven_pg.main[1] protected holds',
      'aiven_pg.main[1] distance broken',
      'aiven_pg.main[2] protected unknown',
      'aiven_pg.main[2] distance unknown',
      'aiven_pg.main[3] protected broken',
    ],
    says: [
      /farther away: in pg_user_config of the aiven_pg\nadditional_backup_regions = \["aws-eu-south-1"\]/,
    ],
  },
  'distances and continents without Aiven’s list of regions': {
    plan: [planned({ options: COPIED })],
    clouds: [],
    policy: goldRule('min_distance_km: 500, residency: [europe]'),
    finds: [
      'aiven_pg.main protected holds',
      'aiven_pg.main distance unknown',
      'aiven_pg.main residency unknown',
    ],
    says: [/Add --upstream https:\/\/api\.aiven\.io/],
  },
  residency: {
    plan: [
      planned({ options: COPIED }),
      planned({ index: '[1]', cloud: 'aws-us-east-1' }),
      planned({ index: '[2]', options: COPIED, unknown: { cloud_name: true } }),
      planned({
        index: '[3]',
        options: { additional_backup_regions: ['aws-us-east-1'] },
        unknown: { cloud_name: true },
      }),
    ],
    policy: goldRule('protected: false, residency: [europe]'),
    finds: [
      'aiven_pg.main residency holds',
      'aiven_pg.main[1] residency broken',
      'aiven_pg.main[2] residency unknown',
      'aiven_pg.main[3] residency broken',
    ],
  },
  'rules that only a running service can meet or break': {
    plan: [planned({ options: COPIED })],
    policy: goldRule('rpo: 1h, drill_within: 30d'),
    finds: ['aiven_pg.main protected holds'],
    says: [/how old they are and whether restores are rehearsed is unknown/],
  },
  'what is no service, or not Aiven’s': {
    plan: [
      other('aiven_pg_database', { project: 'acme', service_name: 'orders', database_name: 'a' }),
      other('aiven_project', { project: 'acme' }),
      other('aiven_pg', { project: 'acme', service_name: 'orders', plan: 'x' }, 'data'),
      other('aws_db_instance', { plan: 'x' }),
    ],
    finds: [],
  },
  'a service of a type that Offsite does not know': {
    plan: [planned({ type: 'redis', options: {} })],
    finds: ['aiven_redis.main protected unknown'],
    says: [/does not know the service type redis/],
  },
  'a service that is left to itself': {
    plan: [planned({ actions: ['forget'] })],
    finds: [],
    says: [/left to itself/],
  },
  'a fork for a restore drill': {
    plan: [
      planned({
        name: 'orders-drill',
        options: { service_to_fork_from: 'orders' },
        tags: [
          { key: 'offsite_drill', value: 'orders-drill' },
          { key: 'offsite_drill_source', value: 'orders' },
        ],
      }),
    ],
    finds: [],
    says: [/is a fork for a drill, and was not judged/],
  },
  'changes that are deferred': {
    plan: [planned({ options: COPIED })],
    more: {
      complete: false,
      deferred_changes: [
        { reason: 'instance_count_unknown', resource_change: planned({ index: '["x"]' }) },
      ],
    },
    finds: ['aiven_pg.main protected holds', 'aiven_pg.main["x"] reading unknown'],
    says: [/not complete/],
  },
  'planning that failed': {
    plan: [planned({ options: COPIED })],
    more: { errored: true },
    finds: ['aiven_pg.main protected holds', 'reading unknown'],
  },
  'an exception': {
    plan: [planned()],
    policy: `${goldRule('protected: true')}
exceptions: [{ project: acme, service: orders, until: 2026-12-31, reason: It moves }]`,
    finds: ['aiven_pg.main protected excepted'],
  },
}

it.each(Object.entries(CASES))(
  'a plan with %s',
  (_, { plan, more, policy, clouds, finds, says }) => {
    const read = readPlan(planFile(plan, more))
    if ('problem' in read) throw new Error(read.problem)
    const { findings, notes } = checkPlan(read.plan, {
      file: 'plan.json',
      policy: policy === undefined ? DEFAULT_POLICY : policyFrom(policy),
      policyFile: undefined,
      projects: [],
      clouds: clouds ?? CLOUDS,
      now: NOW,
    })
    expect(
      findings.map(({ address, rule, outcome }) =>
        [address, rule, outcome].filter(Boolean).join(' '),
      ),
    ).toEqual(finds)
    const said = [
      ...notes,
      ...findings.flatMap(({ found, remedy, command }) => [found, remedy, command]),
    ]
    for (const text of says ?? []) expect(said.join('\n')).toMatch(text)
    // All of a plan that cannot be told makes the whole unknown, unless something is broken.
    const has = (outcome: string) => finds.some((one) => one.endsWith(outcome))
    expect(decideVerdict(findings)).toBe(
      has('broken') ? 'broken' : has('unknown') ? 'unknown' : 'holds',
    )
  },
)

describe('a file that is no plan', () => {
  it.each([
    ['{"type":"version"}\n{"type":"planned_change"}', /not one JSON document\. Make it with/],
    ['{"format_version":"1.0","values":{}}', /a state, not a plan\. Make it with/],
    ['[]', /it is not a plan/],
    ['{"format_version":"2.0","planned_values":{}}', /does not know its format 2\.0/],
    ['{"format_version":"1.2","resource_changes":[{"address":1}]}', /resource_changes\.0\.address/],
  ])('is refused: %s', (text, problem) => {
    expect(readPlan(text)).toEqual({ problem: expect.stringMatching(problem) })
  })

  it('an empty plan is one', () => {
    expect(readPlan('\uFEFF{"format_version":"1.2","planned_values":{"root_module":{}}}')).toEqual({
      plan: { resources: [], deferred: [], errored: false, complete: true },
    })
  })
})
