import { intervalHours } from '~/backup/objective'
import { secondaryRegion } from '~/backup/secondary-region'
import { findServiceType, SERVICE_TYPES } from '~/backup/service-types'
import type { Evidence } from './evidence'
import { readRegionOption } from './region-option'

/** What the answers say of a rule that nobody has confirmed. */
export interface RuleResult {
  rule: string
  says: 'supported' | 'contradicted' | 'nothing'
  /** What was observed, in numbers. */
  because: string
}

interface Weights {
  as: number
  not: number
  of: string
  /** Nobody but Aiven has a say in it, so one that is not so speaks against the rule. */
  aivens?: true
}

interface Rule {
  /** As in CONTRIBUTING.md or docs/sandbox.md. */
  rule: string
  /** How often what was seen is as the rule has it, and how often not. */
  weigh: (evidence: Evidence) => Weights
}

const HOUR = 3_600_000

const count = (list: readonly boolean[], of: string): Weights => {
  const as = list.filter(Boolean).length
  return { as, not: list.length - as, of }
}

const countAivens = (list: readonly boolean[], of: string): Weights => ({
  ...count(list, of),
  aivens: true,
})

/** The rules that answers to reads can speak of. The others need a change, or the report on copying. */
const RULES: readonly Rule[] = [
  {
    rule: 'Valkey and Grafana may have a secondary backup location',
    weigh: ({ schemas }) =>
      countAivens(
        Object.entries(SERVICE_TYPES).flatMap(([code, { copies }]) => {
          const schema = copies === 'in doubt' ? schemas.get(code) : undefined
          return schema ? [readRegionOption(schema) === 'offered'] : []
        }),
        'schemas offer the option',
      ),
  },
  {
    rule: 'Types that Offsite calls Not supported do not offer the option',
    weigh: ({ schemas }) =>
      countAivens(
        Object.entries(SERVICE_TYPES).flatMap(([code, { copies }]) => {
          const schema = copies === 'no' ? schemas.get(code) : undefined
          return schema ? [readRegionOption(schema) !== 'offered'] : []
        }),
        'schemas leave the option out or call it deprecated',
      ),
  },
  {
    rule: 'A copy comes within two hours of its backup',
    weigh: ({ reports }) =>
      count(reports.flatMap(copiesInTime), 'services with copies have a copy of each older backup'),
  },
  {
    rule: 'How often each type makes backups where the API does not say',
    weigh: ({ reports }) => count(reports.flatMap(rhythm), 'services keep the assumed rhythm'),
  },
  {
    rule: 'MySQL makes its full backups on Sundays where the days are not set',
    weigh: ({ reports }) => countAivens(reports.flatMap(fullOnSundays), 'services do'),
  },
  {
    rule: 'A fork’s options keep what it was made from',
    weigh: ({ listed }) =>
      count(
        listed.flatMap(({ service: { user_config: config } }) =>
          typeof config['service_to_fork_from'] === 'string' ? [true] : [],
        ),
        'services say what they were forked from',
      ),
  },
  {
    rule: 'ip_filter is filled in where nobody has set it',
    weigh: ({ listed }) =>
      count(
        listed.map(({ service }) => Array.isArray(service.user_config['ip_filter'])),
        'services have it',
      ),
  },
  {
    rule: 'The backup time of PostgreSQL is filled in where nobody has set it',
    // A service that is older than the habit says nothing.
    weigh: ({ listed }) =>
      count(
        listed.flatMap(({ service }) =>
          service.service_type === 'pg' && typeof service.user_config['backup_hour'] === 'number'
            ? [true]
            : [],
        ),
        'PostgreSQL services that tell a time',
      ),
  },
  {
    rule: 'Unknown options are ruled out by the schema (additionalProperties)',
    weigh: ({ schemas }) =>
      countAivens(
        [...schemas.values()].map((schema) => schema['additionalProperties'] === false),
        'schemas do',
      ),
  },
  {
    rule: 'Plans name only clouds that the project may use',
    weigh: ({ planClouds, projectClouds }) =>
      countAivens(
        [...planClouds].flatMap(([project, named]) => {
          const usable = projectClouds.get(project)
          return usable ? [[...named].every((cloud) => usable.has(cloud))] : []
        }),
        'projects whose plans were read',
      ),
  },
  {
    rule: 'The codes of OVHcloud and Oracle as providers are ovh and oci',
    weigh: ({ clouds }) =>
      countAivens(
        clouds.flatMap(({ provider, provider_description: words }) =>
          /^OVH/i.test(words ?? '')
            ? [provider === 'ovh']
            : /^Oracle/i.test(words ?? '')
              ? [provider === 'oci']
              : [],
        ),
        'of their clouds have these codes',
      ),
  },
  {
    rule: 'A tag’s key may hold a colon',
    weigh: ({ listed }) =>
      count(
        listed.flatMap(({ service }) =>
          Object.keys(service.tags ?? {}).some((key) => key.includes(':')) ? [true] : [],
        ),
        'services have such a tag',
      ),
  },
]

/** What the answers say of each rule that they can speak of. */
export function weighRules(evidence: Evidence): RuleResult[] {
  return RULES.map(({ rule, weigh }) => {
    const { as, not, of, aivens } = weigh(evidence)
    if (as + not === 0) return { rule, says: 'nothing', because: 'none seen' }
    const because = `${as} of ${as + not} ${of}`
    // Where people have set things up in odd ways, a few services speak neither for nor against it.
    const isAgainst = aivens ? not > 0 : not > as
    const says = isAgainst ? 'contradicted' : as >= 2 * not ? 'supported' : 'nothing'
    return { rule, says, because }
  })
}

type Report = Evidence['reports'][number]

/** Whether the backups that are old enough have the copies that a service should have. */
function copiesInTime({ service, report, at }: Report): boolean[] {
  const region = secondaryRegion(service.user_config)
  const backups = (report.backups ?? []).map((backup) => ({
    time: Date.parse(backup.backup_time),
    copy: backup.additional_regions?.find(({ cloud }) => cloud === region),
  }))
  const copied = backups.filter(({ copy }) => copy)
  // Paused copying tells nothing, and backups from before the region was set are not copied.
  if (copied.length === 0 || copied.some(({ copy }) => copy?.paused)) return []
  const since = Math.min(...copied.map(({ time }) => time))
  const due = backups.filter(({ time }) => time >= since && time < at - 2 * HOUR)
  return due.length === 0 ? [] : [due.every(({ copy }) => copy)]
}

/** Whether a service's backups come as often as is assumed of its type. */
function rhythm({ service, report }: Report): boolean[] {
  if (!findServiceType(service.service_type)) return []
  if (typeof service.user_config['backup_interval_hours'] === 'number') return []
  const hours = intervalHours(service)
  const times = (report.backups ?? [])
    .map((one) => Date.parse(one.backup_time))
    .toSorted((a, b) => b - a)
  const gaps = times.slice(1).map((time, index) => (times[index] ?? NaN) - time)
  if (gaps.length < 3) return []
  const middle = median(gaps) / HOUR
  return [middle > hours * 0.5 && middle < hours * 1.5]
}

/** Whether a MySQL service with incremental backups, and no days set, makes full ones on Sundays. */
function fullOnSundays({ service, report }: Report): boolean[] {
  const setting = service.user_config['mysql_incremental_backup']
  const isSet = JSON.stringify(setting ?? null).includes('full_backup_week_schedule')
  const backups = report.backups ?? []
  if (isSet || !backups.some(({ incremental }) => incremental)) return []
  const full = backups.filter(({ incremental }) => incremental === false)
  const onSunday = full.filter(({ backup_time: time }) => new Date(time).getUTCDay() === 0)
  // A full backup may have been made for some other reason.
  return full.length === 0 ? [] : [onSunday.length * 2 > full.length]
}

/** The middle one of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
}
