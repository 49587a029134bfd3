import { printJson } from '~/lib/json'
import type { Numeric } from './json'
import { readSchema, type ConfigSchema, type JsonType } from './schema'

/** What the schema says about a value, whatever its kind. */
export interface FieldFacts {
  readonly title: string
  readonly description: string
  /** May be null, which for Aiven means removed, or back to the default. */
  readonly nullable: boolean
  /** Takes effect only when the service is created. */
  readonly createOnly: boolean
  readonly deprecated: boolean
  /** A secret: it is masked, and may come back as `<redacted>`. */
  readonly secure: boolean
  /** A change restarts the service. */
  readonly restart: boolean
  /** undefined when the schema names none. */
  readonly default: unknown
  readonly example: unknown
}

export interface BooleanField extends FieldFacts {
  readonly kind: 'boolean'
}

export interface EnumField extends FieldFacts {
  readonly kind: 'enum'
  /** The values to choose from. null is not among them: it is `nullable`. */
  readonly choices: readonly { readonly value: unknown; readonly label: string }[]
}

export interface NumberField extends FieldFacts {
  readonly kind: 'number'
  /** Whole numbers only. */
  readonly integer: boolean
  readonly min: Numeric | undefined
  readonly max: Numeric | undefined
}

export interface StringField extends FieldFacts {
  readonly kind: 'string'
  readonly minLength: number | undefined
  readonly maxLength: number | undefined
  /** A regular expression in Python's flavour, found anywhere in the text unless it is anchored. */
  readonly pattern: string | undefined
  readonly patternHint: string | undefined
}

export interface ListField extends FieldFacts {
  readonly kind: 'list'
  readonly item: Field
  readonly minItems: number | undefined
  readonly maxItems: number | undefined
}

export interface Member {
  readonly key: string
  readonly field: Field
  readonly required: boolean
}

export interface ObjectField extends FieldFacts {
  readonly kind: 'object'
  readonly members: readonly Member[]
  /** Accepts keys that are not among the members. */
  readonly open: boolean
}

export interface UnionField extends FieldFacts {
  readonly kind: 'union'
  readonly alternatives: readonly { readonly label: string; readonly field: Field }[]
  /** A value must fit one alternative and no other. */
  readonly exactlyOne: boolean
}

/** A free-form object, or a node that is not understood: shown and edited as JSON text. */
export interface JsonField extends FieldFacts {
  readonly kind: 'json'
  /** The allowed types, null left out; empty for any. */
  readonly types: readonly JsonType[]
}

export type Field =
  | BooleanField
  | EnumField
  | NumberField
  | StringField
  | ListField
  | ObjectField
  | UnionField
  | JsonField

/** Flags of a group that hold for everything inside it. */
export type Inherited = Pick<FieldFacts, 'createOnly' | 'deprecated' | 'secure' | 'restart'>

export const NOTHING_INHERITED: Inherited = {
  createOnly: false,
  deprecated: false,
  secure: false,
  restart: false,
}

/** The flags that a node passes on to its children: its own and those of the groups around it. */
export function inherit(from: Inherited, schema: ConfigSchema): Inherited {
  return {
    createOnly: from.createOnly || schema.createOnly,
    deprecated: from.deprecated || schema.deprecated,
    secure: from.secure || schema.secure,
    restart: from.restart || schema.restart,
  }
}

/** Turns a schema node into a field. Never throws: a node that is not understood is edited as JSON. */
export function readField(schema: ConfigSchema, from: Inherited = NOTHING_INHERITED): Field {
  const flags = inherit(from, schema)
  const facts: FieldFacts = {
    title: schema.title,
    description: schema.description,
    nullable: isNullable(schema),
    ...flags,
    default: schema.default,
    example: schema.example,
  }
  const types = schema.types.filter((type) => type !== 'null')
  const child = (node: unknown) => readField(readSchema(node), flags)

  if (schema.enum) return { kind: 'enum', ...facts, choices: readChoices(schema.enum) }
  if (schema.alternatives) {
    const fields = schema.alternatives.map(child)
    return {
      kind: 'union',
      ...facts,
      alternatives: fields.map((field, index) => ({
        label: makeLabel(field, index, fields),
        field,
      })),
      exactlyOne: schema.exactlyOne,
    }
  }
  if (types.length > 1) {
    const fields = types.map((type) => readField({ ...schema, types: [type] }, flags))
    return {
      kind: 'union',
      ...facts,
      alternatives: fields.map((field) => ({ label: KIND_LABEL[field.kind], field })),
      exactlyOne: false,
    }
  }
  switch (types[0]) {
    case 'boolean':
      return { kind: 'boolean', ...facts }
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        ...facts,
        integer: types[0] === 'integer',
        min: schema.minimum,
        max: schema.maximum,
      }
    case 'string':
      return {
        kind: 'string',
        ...facts,
        minLength: schema.minLength,
        maxLength: schema.maxLength,
        pattern: schema.pattern,
        patternHint: schema.userError,
      }
    case 'array':
      return {
        kind: 'list',
        ...facts,
        item: child(schema.items),
        minItems: schema.minItems,
        maxItems: schema.maxItems,
      }
    case 'object':
      if (schema.properties) {
        const members = Object.entries(schema.properties).map(([key, node]) => ({
          key,
          field: child(node),
          required: schema.required.includes(key),
        }))
        return { kind: 'object', ...facts, members, open: schema.additionalProperties }
      }
  }
  return { kind: 'json', ...facts, types }
}

// As in JSON Schema, null must be allowed by the type and, where there is one, by the enum.
function isNullable(schema: ConfigSchema): boolean {
  const byType = schema.types.length === 0 || schema.types.includes('null')
  if (schema.enum) return byType && schema.enum.includes(null)
  if (schema.alternatives) {
    return byType && schema.alternatives.some((node) => isNullable(readSchema(node)))
  }
  return byType
}

function readChoices(values: readonly unknown[]): EnumField['choices'] {
  return values
    .filter((value) => value !== null)
    .map((value) => ({
      value,
      label: typeof value === 'string' ? value : printJson(value),
    }))
}

const KIND_LABEL: Record<Field['kind'], string> = {
  boolean: 'Yes or no',
  enum: 'Choice',
  number: 'Number',
  string: 'Text',
  list: 'List',
  object: 'Fields',
  union: 'Other',
  json: 'JSON',
}

function makeLabel(field: Field, index: number, all: readonly Field[]): string {
  const isUnique = (same: (other: Field) => boolean) => all.filter(same).length === 1
  if (field.title && isUnique((other) => other.title === field.title)) return field.title
  const label = KIND_LABEL[field.kind]
  return isUnique((other) => other.kind === field.kind) ? label : `${label} ${index + 1}`
}
