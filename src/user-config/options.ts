import { readField, inherit, NOTHING_INHERITED, type Field, type Inherited } from './field'
import { isObject } from '~/lib/is-object'
import { type JsonObject } from './json'
import { readSchema, type ConfigSchema } from './schema'

/** One option that a person sets: a leaf of the schema's tree of groups. */
export interface Option {
  /** Keys from the root of `user_config`. A key may itself contain dots. */
  readonly path: readonly string[]
  /** The path joined with dots, as the CLI writes it. Identifies the option. */
  readonly key: string
  /** The key in words, as Aiven's console shows it: "additional backup regions". */
  readonly name: string
  /** The key of the group it belongs to; '' at the top level. */
  readonly group: string
  readonly field: Field
}

/**
 * All options of a service type, in the schema's order.
 *
 * A plain group (an object with properties, none of them required, such as `pg` or `public_access`)
 * is a place, not a value: its leaves are options. Everything else is one option, also an object
 * with required properties (`migration`), because its parts make sense only together.
 *
 * @param userConfigSchema `user_config_schema` as the API sends it
 * @returns the same list for the same schema: a page and its dialogs all ask
 */
export function listOptions(userConfigSchema: unknown): readonly Option[] {
  const read = () => optionsIn(readSchema(userConfigSchema), [], NOTHING_INHERITED)
  if (!isObject(userConfigSchema)) return read()
  const known = optionsOf.get(userConfigSchema) ?? read()
  optionsOf.set(userConfigSchema, known)
  return known
}

/** By their schema, which is read once and may hold hundreds of options. */
const optionsOf = new WeakMap<JsonObject, readonly Option[]>()

function optionsIn(schema: ConfigSchema, path: readonly string[], from: Inherited): Option[] {
  const flags = inherit(from, schema)
  return Object.entries(schema.properties ?? {}).flatMap(([name, node]) => {
    const child = readSchema(node)
    const childPath = [...path, name]
    if (isPlainGroup(child)) return optionsIn(child, childPath, flags)
    const key = childPath.join('.')
    return [
      {
        path: childPath,
        key,
        name: inWords(key),
        group: path.join('.'),
        field: readField(child, flags),
      },
    ]
  })
}

// A group that may be null is a group all the same: null there only means that nothing in it is set.
function isPlainGroup(schema: ConfigSchema): boolean {
  const types = schema.types.filter((type) => type !== 'null')
  return (
    types.length === 1 &&
    types[0] === 'object' &&
    schema.properties !== undefined &&
    schema.required.length === 0 &&
    schema.enum === undefined &&
    schema.alternatives === undefined
  )
}

/** A key in words: underscores and dots become spaces. */
export function inWords(key: string): string {
  return key.replaceAll(/[_.]+/g, ' ').trim()
}
