import { isObject } from '~/lib/is-object'
import { equal, isRedacted, type JsonObject } from './json'
import { inWords, type Option } from './options'
import { currentValue } from './patch'

/** One option that a service's `user_config` sets. */
export interface Setting {
  readonly key: string
  readonly name: string
  readonly value: unknown
  /** null for one that the schema does not know: it can be shown, but never sent. */
  readonly option: Option | null
  /** The value is the schema's default. */
  readonly isDefault: boolean
  /** The API hides the value, or a part of it. */
  readonly redacted: boolean
}

/**
 * What a service's `user_config` sets: the known options in the schema's order, then what the
 * schema does not know. An option that is null or an emptied `additional_backup_regions` is not set.
 */
export function readSettings(options: readonly Option[], userConfig: JsonObject): Setting[] {
  const known = options.flatMap((option) => {
    const value = currentValue(option, userConfig)
    return value === undefined ? [] : [makeSetting(option.path, value, option)]
  })
  return [...known, ...unknownIn(options, userConfig, [])]
}

function unknownIn(
  options: readonly Option[],
  config: JsonObject,
  path: readonly string[],
): Setting[] {
  return Object.entries(config).flatMap(([key, value]) => {
    const here = [...path, key]
    const below = options.filter((option) => here.every((step, at) => option.path[at] === step))
    if (value === null || value === undefined) return []
    if (below.length === 0) return [makeSetting(here, value, null)]
    const isGroup = below.every((option) => option.path.length > here.length)
    return isGroup && isObject(value) ? unknownIn(below, value, here) : []
  })
}

function makeSetting(path: readonly string[], value: unknown, option: Option | null): Setting {
  const key = path.join('.')
  return {
    key,
    name: option?.name ?? inWords(key),
    value,
    option,
    isDefault: option !== null && equal(value, option.field.default),
    redacted: isRedacted(value),
  }
}
