import type { Service } from '~/api/services'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { hclBody, hclString, type HclBody } from './hcl'
import { hideSecrets } from './secrets'
import { ignoreChanges, resourceType, tagBlocks, terraformUserConfig } from './terraform'

/** What stands in a resource to keep an attribute as it is at Aiven. */
interface Kept {
  attributes?: HclBody['attributes']
  blocks?: HclBody['blocks']
}

/**
 * What an apply resets where the resource does not name it, and how to name it. By the provider's
 * source (August 2026): an update sends all of these, those that are not named as false, null or none.
 */
const RESETS: readonly {
  name: string
  /** Undefined where Aiven does not say what it is: Terraform then has to leave it alone. */
  keep: (service: Service, project: string) => Kept | undefined
}[] = [
  {
    name: 'termination_protection',
    keep: ({ termination_protection: on }) =>
      on == null ? undefined : { attributes: [['termination_protection', String(on)]] },
  },
  {
    name: 'project_vpc_id',
    keep: ({ project_vpc_id: id }, project) =>
      id === undefined
        ? undefined
        : { attributes: id === null ? [] : [['project_vpc_id', hclString(`${project}/${id}`)]] },
  },
  {
    name: 'tech_emails',
    keep: ({ tech_emails: emails }) => (emails ? keepEmails(emails) : undefined),
  },
  { name: 'tag', keep: ({ tags }) => (tags ? { blocks: tagBlocks(tags) } : undefined) },
  // Not in what Aiven tells of a service.
  { name: 'static_ips', keep: () => undefined },
]

function keepEmails(emails: readonly { email: string }[]): Kept {
  return {
    blocks: emails.map(({ email }) => [
      'tech_emails',
      hclBody({ attributes: [['email', hclString(email)]] }),
    ]),
  }
}

/** Why a service cannot be imported without harm. */
export function importDanger(service: Service | undefined): string | undefined {
  if (service === undefined) return 'it could not be loaded'
  if (service.state === 'POWEROFF') return 'it is powered off, and an apply would power it on'
  return typeof diskSpace(service) === 'string' ? undefined : 'its disk space is unknown'
}

/**
 * The blocks that import a service and give it a region for its copies. Nothing else of it changes.
 * @param service as it is now, without danger (`importDanger`)
 * @param label of the resource
 */
export function importBlocks(
  project: string,
  service: Service,
  region: string,
  label: string,
): HclBody['blocks'] {
  const { service_name: name, service_type: type } = service
  const kept = RESETS.map((reset) => ({ name: reset.name, kept: reset.keep(service, project) }))
  const config = userConfig(service, region)
  const disk = diskSpace(service)
  const resource = hclBody({
    // The provider looks into the file itself for it, so ignore_changes does not keep it.
    comments: disk ? ['Without disk_space, added storage would be removed.'] : [],
    attributes: [
      ['project', hclString(project)],
      ['service_name', hclString(name)],
      ['plan', hclString(service.plan)],
      ['cloud_name', hclString(service.cloud_name)],
      ...(disk ? [['disk_space', hclString(disk)] as [string, string]] : []),
      ...maintenance(service),
      ...kept.flatMap((each) => each.kept?.attributes ?? []),
    ],
    blocks: [
      [`${type}_user_config`, config.body],
      ...kept.flatMap((each) => each.kept?.blocks ?? []),
      ignoreChanges(
        'Unknown here: Terraform would reset it.',
        kept.flatMap((each) => (each.kept ? [] : [each.name])),
      ),
    ],
  })
  const source = hclBody({
    attributes: [
      ['to', `${resourceType(type)}.${label}`],
      ['id', hclString(`${project}/${name}`)],
    ],
  })
  return [
    ['import', source],
    [`resource ${hclString(resourceType(type))} ${hclString(label)}`, resource],
    ...config.variables,
  ]
}

/** The region, and all lists that are set: the provider empties those that the file leaves out. */
function userConfig(service: Service, region: string) {
  const lists = Object.entries(service.user_config).filter(
    ([, value]) => Array.isArray(value) && value.length > 0,
  )
  const { config } = hideSecrets(Object.fromEntries(lists), undefined)
  const options = { ...config, [BACKUP_REGIONS_OPTION]: [region] }
  return terraformUserConfig(service.service_type, options, undefined)
}

/** In the provider's form; empty for a service that has no disk, undefined where it cannot be said. */
function diskSpace({ disk_space_mb: size }: Service): string | undefined {
  if (size === null || size === 0) return ''
  return size !== undefined && size % 1024 === 0 ? `${size / 1024}GiB` : undefined
}

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/

/** The window, unless it is one that only Aiven can set, which the provider does not send. */
function maintenance({ maintenance: window }: Service): HclBody['attributes'] {
  const { dow, time } = window ?? {}
  if (dow == null || time == null || !WEEKDAY.test(dow)) return []
  return [
    ['maintenance_window_dow', hclString(dow)],
    ['maintenance_window_time', hclString(time)],
  ]
}
