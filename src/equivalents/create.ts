import { avn, AVN_TOKEN, avnCannot, avnOptions } from './avn'
import { curlCommand, CURL_TOKEN } from './curl'
import type { Equivalent } from './equivalent'
import { hclBody, hclString, type HclBody } from './hcl'
import type { KnownOptions } from './known-options'
import { hideSecrets, secretNotes } from './secrets'
import { shellCommand, shellWords } from './shell'
import {
  hasResource,
  ignoreChanges,
  noResource,
  printTerraformFile,
  providerNote,
  resourceHeader,
  tagBlocks,
  terraformUserConfig,
} from './terraform'
import type { NewService } from '~/api/create-service'
import { isObject } from '~/lib/is-object'
import { withoutNulls, type JsonObject } from '~/user-config/json'

export interface Creation {
  /** Without a slash at the end, such as `https://api.aiven.io`. */
  apiUrl: string
  project: string
  serviceName: string
  serviceType: string
  plan: string
  cloud: string
  /** MiB, as the type counts it; the plan's own when left out. */
  diskMb?: number | undefined
  /** Why it must not be run: a sentence in place of what would do it. */
  refusal?: string | undefined
  /** What to mind when it is run. */
  warning?: string | undefined
  /** With the options of a fork, if it is one. */
  userConfig: JsonObject
  tags?: Readonly<Record<string, string>>
  terminationProtection?: boolean
  copyTags?: boolean
  /** What the Terraform resource is called; after the service when left out. */
  resourceLabel?: string
  /** The type's options: tell secrets, and what avn cannot say. */
  options?: KnownOptions
}

/**
 * What a request to create a service, or a fork, asks for.
 * @param request as it is sent; what it turns off is left out, as it is Aiven's default
 */
export function requestedCreation(request: NewService): Omit<Creation, 'apiUrl' | 'project'> {
  return {
    serviceName: request.service_name,
    serviceType: request.service_type,
    plan: request.plan,
    cloud: request.cloud,
    diskMb: request.disk_space_mb,
    userConfig: request.user_config,
    ...(request.tags && { tags: request.tags }),
    ...(request.termination_protection && { terminationProtection: true }),
    ...(request.copy_tags && { copyTags: true }),
  }
}

/** The creation of a service, or of a fork, with avn, curl and Terraform. */
export function createEquivalents(creation: Creation): Equivalent[] {
  const { refusal, warning } = creation
  if (refusal !== undefined) {
    return TOOLS.map((tool) => ({ tool, text: '', notes: [refusal] }))
  }
  const { shown, secrets } = withoutSecrets(creation)
  const notes = [...(warning === undefined ? [] : [warning]), ...secretNotes(secrets)]
  return [withAvn(shown, notes), withCurl(shown, notes), withTerraform(shown)]
}

const TOOLS = ['avn', 'curl', 'Terraform'] as const

function withoutSecrets(creation: Creation) {
  const { config, secrets } = hideSecrets(creation.userConfig, creation.options)
  const userConfig = withoutNulls(config)
  return { shown: { ...creation, userConfig: isObject(userConfig) ? userConfig : {} }, secrets }
}

function withAvn(creation: Creation, notes: readonly string[]): Equivalent {
  const { apiUrl, project, serviceName, serviceType, plan, cloud, tags = {} } = creation
  const { flags, rest } = avnFork(creation.userConfig)
  const { lines, impossible } = avnOptions(rest, creation.options)
  const oddTags = Object.keys(tags).filter((key) => !AVN_TAG.test(key))
  const disk = inGib(creation.diskMb)
  const cannot = [
    ...impossible,
    ...oddTags.map((key) => `the tag ${key}`),
    ...(disk === undefined ? ['a disk of no whole GiB'] : []),
  ]
  if (cannot.length > 0) return { tool: 'avn', text: '', notes: [avnCannot(cannot)] }

  const create = shellCommand([
    avn(apiUrl, 'service', 'create', serviceName, '--project', project),
    shellWords('--service-type', serviceType, '--plan', plan, '--cloud', cloud),
    ...(disk ? [shellWords('--disk-space-gib', `${disk}`)] : []),
    ...flags,
    ...(creation.terminationProtection ? ['--enable-termination-protection'] : []),
    ...lines,
  ])
  const tag = shellCommand([
    avn(apiUrl, 'service', 'tags', 'update', serviceName, '--project', project),
    ...Object.entries(tags).map(([key, value]) => shellWords('--add-tag', `${key}=${value}`)),
  ])
  return {
    tool: 'avn',
    text: Object.keys(tags).length > 0 ? `${create} &&\n${tag}` : create,
    notes: [
      AVN_TOKEN,
      ...notes,
      'If the project has a VPC in this cloud, avn also needs --project-vpc-id or --no-project-vpc.',
      ...(creation.copyTags ? ["avn cannot copy the source's tags."] : []),
    ],
  }
}

/** Whole GiB; 0 for a disk that is not asked for, undefined for one that is no whole number of them. */
function inGib(mb = 0): number | undefined {
  return mb % 1024 === 0 ? mb / 1024 : undefined
}

// avn splits a tag at the first equals sign and takes a leading dash for an option.
const AVN_TAG = /^[^-=][^=]*$/

/** What a fork starts from, by avn's own options. avn ignores the time when the source is not among them. */
function avnFork(userConfig: JsonObject) {
  const { service_to_fork_from: source, recovery_target_time: time, ...rest } = userConfig
  if (typeof source !== 'string') return { flags: [], rest: userConfig }
  const flags = [shellWords('--service-to-fork-from', source)]
  if (typeof time === 'string') flags.push(shellWords('--recovery-target-time', time))
  return { flags, rest }
}

function withCurl(creation: Creation, notes: readonly string[]): Equivalent {
  const { apiUrl, project } = creation
  const path = ['project', project, 'service']
  const text = curlCommand({ method: 'POST', apiUrl, path, body: creationBody(creation) })
  return { tool: 'curl', text, notes: [CURL_TOKEN, ...notes] }
}

/** What is posted to create a service, with a placeholder for every secret. */
export function creationBody(creation: Creation): JsonObject {
  const { serviceName, serviceType, userConfig } = withoutSecrets(creation).shown
  return {
    service_name: serviceName,
    service_type: serviceType,
    plan: creation.plan,
    cloud: creation.cloud,
    disk_space_mb: creation.diskMb,
    user_config: userConfig,
    tags: creation.tags,
    termination_protection: creation.terminationProtection,
    copy_tags: creation.copyTags,
  }
}

function withTerraform(creation: Creation): Equivalent {
  const reason = terraformCannot(creation)
  if (reason !== undefined) return { tool: 'Terraform', text: '', notes: [reason] }
  const { blocks, notes } = createResource(creation)
  return { tool: 'Terraform', text: printTerraformFile(blocks), notes }
}

/** Why Terraform is not to create a service, or cannot; undefined where it can. */
export function terraformCannot({ serviceType, refusal, diskMb }: Creation): string | undefined {
  if (refusal !== undefined) return refusal
  if (!hasResource(serviceType)) return noResource(serviceType)
  return inGib(diskMb) === undefined
    ? 'The provider has no form for a disk of no whole GiB. Use curl.'
    : undefined
}

/**
 * The blocks that create a service with Terraform, for a file of one or of many.
 * @param creation that Terraform can do (`terraformCannot`)
 */
export function createResource(creation: Creation): {
  blocks: HclBody['blocks']
  notes: readonly string[]
} {
  const { apiUrl, serviceName, serviceType, warning, tags = {} } = creation
  const { userConfig } = withoutSecrets(creation).shown
  const { body, variables, notes } = terraformUserConfig(serviceType, userConfig, creation.options)
  const resource = hclBody({
    attributes: [
      ['project', hclString(creation.project)],
      ['service_name', hclString(serviceName)],
      ['cloud_name', hclString(creation.cloud)],
      ['plan', hclString(creation.plan)],
    ],
  })
  const disk = inGib(creation.diskMb)
  if (disk) resource.attributes.push(['disk_space', hclString(`${disk}GiB`)])
  if (creation.terminationProtection) resource.attributes.push(['termination_protection', 'true'])
  if (Object.keys(userConfig).length > 0) resource.blocks.push([`${serviceType}_user_config`, body])
  resource.blocks.push(...tagBlocks(tags))
  const origin = Object.keys(userConfig).filter((key) => FORK_OPTIONS.includes(key))
  if (origin.length > 0) {
    const ignored = origin.map((key) => `${serviceType}_user_config[0].${key}`)
    resource.blocks.push(ignoreChanges(ONCE, ignored))
  }
  return {
    blocks: [
      [resourceHeader(serviceType, creation.resourceLabel ?? serviceName), resource],
      ...variables,
    ],
    notes: [
      ...(warning === undefined ? [] : [warning]),
      'Uses the provider aiven/aiven. Terraform then manages the service: make later changes there.',
      providerNote(apiUrl),
      ...notes,
      ...(creation.copyTags ? ["The provider cannot copy the source's tags."] : []),
    ],
  }
}

// By the provider's source: a difference in one of these makes it delete the service and create another.
const FORK_OPTIONS = [
  'service_to_fork_from',
  'project_to_fork_from',
  'recovery_target_time',
  'recovery_basebackup_name',
]
const ONCE = 'The fork source is used at creation only: a change would delete the service.'
