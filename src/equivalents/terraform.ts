import { findServiceType } from '~/backup/service-types'
import { AIVEN_API } from './equivalent'
import { hclBody, hclIdentifier, hclString, printHcl, type HclBody } from './hcl'
import { fieldAt, type KnownOptions } from './known-options'
import { SECRET } from './secrets'
import { isUnknownToProvider } from './unknown-options'
import { isObject } from '~/lib/is-object'
import { type JsonObject, type Step } from '~/user-config/json'

/** True when a service of this type can be written in Terraform. */
export function hasResource(serviceType: string): boolean {
  return findServiceType(serviceType) !== undefined
}

/**
 * Why a change of a service that is there cannot be made with Terraform; undefined where it can.
 * @param state of the service, as Aiven names it
 */
export function noTerraform(serviceType: string, state: string): string | undefined {
  if (!hasResource(serviceType)) return noResource(serviceType)
  return state === 'POWEROFF'
    ? 'The service is powered off, and an apply of any change would power it on. Use avn or curl.'
    : undefined
}

export function noResource(serviceType: string): string {
  return `The Terraform provider has no known resource for ${serviceType}.`
}

/** What the provider calls a service of this type. */
export function resourceType(serviceType: string): string {
  return findServiceType(serviceType)?.terraform ?? `aiven_${serviceType}`
}

/** The header of a service's resource. */
export function resourceHeader(serviceType: string, serviceName: string): string {
  return `resource ${hclString(resourceType(serviceType))} ${hclString(hclIdentifier(serviceName))}`
}

/**
 * A file that stands by itself: without the provider's address, `init` looks for another one.
 * @param comments for its head
 */
export function printTerraformFile(
  blocks: HclBody['blocks'],
  comments: readonly string[] = [],
): string {
  const providers = hclBody({ attributes: [['aiven', '{ source = "aiven/aiven" }']] })
  const terraform = hclBody({ blocks: [['required_providers', providers]] })
  return printHcl(
    hclBody({ comments: [...comments], blocks: [['terraform', terraform], ...blocks] }),
  )
}

/** A service's tags, a block each. */
export function tagBlocks(tags: Readonly<Record<string, string | null | undefined>>) {
  return Object.entries(tags).map(([key, value]): HclBody['blocks'][number] => [
    'tag',
    hclBody({
      attributes: [
        ['key', hclString(key)],
        ['value', hclString(value ?? '')],
      ],
    }),
  ])
}

/** Keeps Terraform from changing attributes, whatever its file says of them. */
export function ignoreChanges(
  why: string,
  attributes: readonly string[],
): HclBody['blocks'][number] {
  return [
    'lifecycle',
    hclBody({ comments: [why], attributes: [['ignore_changes', `[${attributes.join(', ')}]`]] }),
  ]
}

/** How the provider learns which API to call. */
export function providerNote(apiUrl: string): string {
  const token = 'The provider reads your token from AIVEN_TOKEN'
  return apiUrl === AIVEN_API
    ? `${token}.`
    : `${token} and the address of the API from AIVEN_WEB_URL: ${apiUrl}`
}

interface UserConfig {
  body: HclBody
  /** Blocks that declare the variables of secrets. */
  variables: HclBody['blocks']
  notes: readonly string[]
}

/**
 * The inside of `TYPE_user_config`. By the provider's source: objects are blocks, free-form ones
 * maps, a list of objects is a block for each; a list of text or objects has a name for either kind.
 */
export function terraformUserConfig(
  serviceType: string,
  config: JsonObject,
  options: KnownOptions,
): UserConfig {
  const unknown: string[] = []
  const variables: string[] = []
  const removed: string[] = []
  const notes: string[] = []

  function makeBody(members: JsonObject, path: readonly Step[]): HclBody {
    const body = hclBody({})
    for (const [key, value] of Object.entries(members)) add(body, key, value, [...path, key])
    return body
  }

  function add(body: HclBody, key: string, value: unknown, path: readonly Step[]) {
    const field = fieldAt(options, path)
    const name = attributeName(key)
    const dotted = path.join('.')
    if (isUnknownToProvider(serviceType, dotted)) {
      body.comments.push(`Omitted because the provider does not support it: ${dotted}`)
      unknown.push(dotted)
    } else if (value === null) {
      // Null in an item of a list is the same as no value.
      if (path.some((step) => typeof step === 'number')) return
      body.comments.push(`Delete: ${name}`)
      removed.push(dotted)
    } else if (Array.isArray(value)) {
      addList(body, value, name, path)
    } else if (isObject(value) && field?.kind !== 'json') {
      body.blocks.push([name, makeBody(value, path)])
    } else {
      body.attributes.push([name, expression(value, path)])
    }
  }

  function addList(body: HclBody, items: readonly unknown[], name: string, path: readonly Step[]) {
    const isIpFilter = path.length === 1 && name === 'ip_filter'
    if (items.some(isObject)) {
      for (const [index, item] of items.entries()) {
        const inner = makeBody(isObject(item) ? item : { network: item }, [...path, index])
        body.blocks.push([isIpFilter ? 'ip_filter_object' : name, inner])
      }
    } else if (items.length === 0 && holdsObjects(path)) {
      body.comments.push(`Delete every block: ${name}`)
    } else {
      body.attributes.push([isIpFilter ? 'ip_filter_string' : name, expression(items, path)])
      if (isIpFilter && items.length === 0) notes.push(PURGE)
    }
  }

  function holdsObjects(path: readonly Step[]): boolean {
    const field = fieldAt(options, path)
    return field?.kind === 'list' && field.item.kind === 'object'
  }

  function expression(value: unknown, path: readonly Step[]): string {
    if (isObject(value)) {
      const members = Object.entries(value).map(
        ([key, item]) => `${hclString(key)} = ${expression(item, [...path, key])}`,
      )
      return members.length > 0 ? `{ ${members.join(', ')} }` : '{}'
    }
    if (Array.isArray(value)) {
      return `[${value.map((item, index) => expression(item, [...path, index])).join(', ')}]`
    }
    if (value !== SECRET) return typeof value === 'string' ? hclString(value) : String(value)
    const variable = hclIdentifier(path.join('_'))
    variables.push(variable)
    return `var.${variable}`
  }

  const body = makeBody(config, [])
  if (unknown.length > 0) {
    notes.push(`The provider does not support ${unknown.join(', ')}. Use avn or curl.`)
  }
  if (removed.length > 0) notes.push(cannotRemove(removed))
  if (variables.length > 0) notes.push(`Secrets are variables: ${variables.join(', ')}.`)
  return { body, variables: variables.map(declaration), notes }
}

const PURGE =
  'An empty ip_filter blocks all access. The provider sends it only when AIVEN_ALLOW_IP_FILTER_PURGE is set.'

function cannotRemove(keys: readonly string[]): string {
  return (
    `The provider cannot unset an option: deleting the line leaves it set in Aiven. ` +
    `Also remove ${keys.join(', ')} with avn or curl.`
  )
}

function declaration(name: string): HclBody['blocks'][number] {
  return [
    `variable ${hclString(name)}`,
    hclBody({
      attributes: [
        ['type', 'string'],
        ['sensitive', 'true'],
      ],
    }),
  ]
}

/** The provider's name for an option: it knows no dots, and writes them out in older names. */
function attributeName(key: string): string {
  const spelled = /^pg_(partman_bgw|stat_)/.test(key) ? key.replaceAll('.', '__dot__') : key
  return hclIdentifier(spelled.replaceAll(/[^a-z0-9_]/g, '_'))
}
