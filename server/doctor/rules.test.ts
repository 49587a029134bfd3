import { expect, it } from 'vitest'
import { change } from './test/change'
import { examined, type Between } from './test/examined'

const { at, remove, set } = change
const LISTS = /\/service$/
const TYPES = /\/service-types$/
const BACKUPS = /\/backups$/

interface Report {
  backups: { backup_time: string; additional_regions: unknown[] }[]
}

const eachService = (alter: (service: { user_config: Record<string, unknown> }) => void) =>
  at(LISTS, ({ body }) => {
    const { services } = body as { services: { user_config: Record<string, unknown> }[] }
    for (const service of services) alter(service)
  })

/** What an API answers, and what that says of a rule. */
const CASES: [string, Between, RegExp, string][] = [
  [
    'an option for a type that has none',
    set(TYPES, 'kafka.user_config_schema.properties.additional_backup_regions', { type: 'array' }),
    /Not supported/,
    'contradicted',
  ],
  [
    'backups whose copies do not come',
    at(BACKUPS, ({ body }) => {
      const newestFirst = (body as Report).backups.toSorted((a, b) =>
        b.backup_time.localeCompare(a.backup_time),
      )
      for (const backup of newestFirst.slice(0, 5)) backup.additional_regions = []
    }),
    /within two hours/,
    'contradicted',
  ],
  [
    'ten backups in one hour',
    at(BACKUPS, ({ body }) => {
      for (const [index, backup] of (body as Report).backups.entries()) {
        backup.backup_time = new Date(Date.UTC(2026, 7, 20) + index * 360_000).toISOString()
      }
    }),
    /How often/,
    'contradicted',
  ],
  [
    'services that are open to all by leaving ip_filter out',
    eachService(({ user_config: config }) => delete config['ip_filter']),
    /ip_filter/,
    'contradicted',
  ],
  [
    'forks that name their source',
    eachService(({ user_config: config }) => (config['service_to_fork_from'] = 'orders-pg')),
    /fork/,
    'supported',
  ],
  [
    'a schema that takes any option',
    remove(TYPES, 'valkey.user_config_schema.additionalProperties'),
    /ruled out/,
    'contradicted',
  ],
  [
    'a plan in a cloud that is not offered',
    at(/\/plans$/, ({ body }) => {
      const { service_plans: plans } = body as { service_plans: { regions: object }[] }
      Object.assign(plans[0]?.regions ?? {}, { 'aws-mars-1': {} })
    }),
    /Plans name/,
    'contradicted',
  ],
]

it.each(CASES)('%s', async (_, between, rule, says) => {
  const find = ({ rules }: Awaited<ReturnType<typeof examined>>) =>
    rules.find((one) => rule.test(one.rule))?.says
  expect(find(await examined())).not.toBe(says)
  expect(find(await examined(between))).toBe(says)
})
