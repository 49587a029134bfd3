import { isJsonObject, type Json, type JsonObject } from '../json'
import { random, randomInt } from '../random'
import { OPTION_TREES, type OptionNode } from '../service-types/option-trees'
import { chance, pick } from './choice'

/** Options that change what kind of thing a service is, or that are told in other ways here. */
const NOT_BY_CHANCE =
  /^(static_ips|node_count|pg_read_replica|variant|backup_.*|.*_persistence|.*_version|enable_ipv6)$/

/**
 * A user_config as somebody might have made it: allowed networks, a version, a time for backups,
 * and up to forty options set to what the schema calls their default or example.
 */
export function fleetUserConfig(type: string, salt: string): JsonObject {
  const tree = OPTION_TREES.get(type)
  // Some people set a few options, some set very many.
  const share = 0.04 + 0.5 * random(salt, 'share')
  return {
    ...version(type, tree, salt),
    ip_filter: networks(salt),
    ...backupTime(tree, salt),
    ...(tree && tuned(tree, share, salt, '')),
    ...(type === 'grafana' && chance(0.5, salt, 'smtp') && { smtp_server: SMTP }),
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

/** The options of an object that somebody has touched. */
function tuned(tree: OptionNode, share: number, salt: string, path: string): JsonObject {
  const config: JsonObject = {}
  for (const [key, option] of Object.entries(tree.properties ?? {})) {
    if (option.deprecated || option.createOnly || option.secure || NOT_BY_CHANCE.test(key)) continue
    const place = `${path}.${key}`
    const value = option.properties
      ? option.required
        ? undefined
        : tuned(option, share, salt, place)
      : chance(share, salt, place)
        ? valueOf(option, salt, place)
        : undefined
    if (value === undefined || (isJsonObject(value) && Object.keys(value).length === 0)) continue
    config[key] = value
  }
  return config
}

function valueOf({ type, ...option }: OptionNode, salt: string, path: string): Json | undefined {
  const types = [type].flat()
  if (types.includes('boolean')) return chance(0.5, salt, path, 'value')
  const [first, ...rest] = option.enum?.filter((item) => item !== null) ?? []
  if (first !== undefined) return pick([first, ...rest], salt, path, 'value')
  const known = option.default ?? option.example
  return typeof known === 'number' && Number.isSafeInteger(known) ? known : undefined
}
