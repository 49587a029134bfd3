import { isJsonObject, type Json, type JsonObject } from '../json'
import { random, randomInt } from '../random'
import { OPTION_TREES, type OptionNode } from '../service-types/option-trees'
import { chance, pick } from './choice'

/** Options that change what kind of thing a service is, or that are shown in other ways here. */
const NOT_BY_CHANCE =
  /^(static_ips|node_count|pg_read_replica|variant|backup_.*|.*_persistence|.*_version|enable_ipv6)$/

/**
 * A user_config as somebody might have made it: allowed networks, a version, a time for backups,
 * and a few to some dozens of options set to what the schema calls their default or example.
 */
export function fleetUserConfig(type: string, salt: string): JsonObject {
  const tree = OPTION_TREES.get(type)
  // Some people set a few options, some set very many.
  const share = 0.04 + 0.5 * random(salt, 'share')
  return {
    ...version(type, tree, salt),
    ip_filter: networks(salt),
    ...backupTime(tree, salt),
    ...tuned(type, share, salt),
    ...(tree?.properties?.smtp_server && chance(0.5, salt, 'smtp') && { smtp_server: SMTP }),
  }
}

const SMTP = {
  host: 'smtp.acme.example',
  port: 587,
  from_address: 'grafana@acme.example',
  username: 'grafana',
  password: 'not-a-real-password',
}

function version(type: string, tree: OptionNode | undefined, salt: string): JsonObject {
  const key = `${type}_version`
  const versions = tree?.properties?.[key]?.enum?.filter((item) => item !== null) ?? []
  const [newest, ...older] = versions.slice(-3).toReversed()
  return newest === undefined ? {} : { [key]: pick([newest, ...older], salt, key) }
}

function backupTime(tree: OptionNode | undefined, salt: string): JsonObject {
  if (!tree?.properties?.backup_hour || chance(0.4, salt, 'backup_hour')) return {}
  return {
    backup_hour: randomInt(0, 23, salt, 'hour'),
    backup_minute: pick([0, 5, 15, 20, 30, 45], salt, 'minute'),
  }
}

const NETWORKS = [
  'Office',
  'VPN exit',
  'Build runners',
  'Kubernetes nodes',
  'Bastion',
  'Reporting',
  'Partner gateway',
  'Data centre',
] as const

function networks(salt: string): Json[] {
  if (chance(0.15, salt, 'open')) return ['0.0.0.0/0']
  return Array.from({ length: Math.ceil(16 * random(salt, 'networks') ** 2) + 1 }, (_, i) => {
    const network = `10.${randomInt(0, 255, salt, 'network', i)}.${randomInt(0, 15, salt, i) * 16}.0/20`
    return chance(0.5, salt, 'described', i)
      ? { network, description: pick(NETWORKS, salt, 'description', i) }
      : network
  })
}

/** Some of the options, set to one of their values. */
function tuned(type: string, share: number, salt: string): JsonObject {
  const config: JsonObject = {}
  for (const { path, name, values } of makeOptions(type)) {
    if (!chance(share, salt, name)) continue
    let parent = config
    for (const key of path.slice(0, -1)) {
      const child = parent[key]
      parent = isJsonObject(child) ? child : (parent[key] = {})
    }
    parent[path.at(-1) ?? ''] = pick(values, salt, name, 'value')
  }
  return config
}

interface Tunable {
  path: string[]
  name: string
  values: readonly [Json, ...Json[]]
}

// Worked out once for each type: there are thousands of services.
const tunables = new Map<string, Tunable[]>()

function makeOptions(type: string): Tunable[] {
  const known = tunables.get(type)
  if (known) return known
  const tree = OPTION_TREES.get(type)
  const options = tree ? collect(tree, []) : []
  tunables.set(type, options)
  return options
}

function collect(tree: OptionNode, parents: string[]): Tunable[] {
  return Object.entries(tree.properties ?? {}).flatMap(([key, option]) => {
    if (option.deprecated || option.createOnly || option.secure || NOT_BY_CHANCE.test(key))
      return []
    const path = [...parents, key]
    // An object with required parts makes sense only as a whole.
    if (option.properties) return option.required ? [] : collect(option, path)
    const [first, ...rest] = listValues(option)
    return first === undefined ? [] : [{ path, name: path.join('.'), values: [first, ...rest] }]
  })
}

function listValues({ type, ...option }: OptionNode): Json[] {
  if ([type].flat().includes('boolean')) return [true, false]
  if (option.enum) return option.enum.filter((item) => item !== null)
  const known = option.default ?? option.example
  return typeof known === 'number' && Number.isSafeInteger(known) ? [known] : []
}
