import { AIVEN_API } from './equivalent'
import { fieldAt, isGroup, type KnownOptions } from './known-options'
import { shellWords } from './shell'
import { isObject } from '~/lib/is-object'
import { isNumeric, type JsonObject, type Numeric } from '~/user-config/json'
import { printJson } from '~/lib/json'

export const AVN_TOKEN = 'avn reads your token from AIVEN_AUTH_TOKEN or from avn user login.'

/** `avn` with the address of the API, where it is not Aiven's own. */
export function avn(apiUrl: string, ...words: string[]): string {
  return shellWords('avn', ...(apiUrl === AIVEN_API ? [] : ['--url', apiUrl]), ...words)
}

interface AvnOptions {
  /** Pieces of shell text, one for each option. */
  lines: readonly string[]
  /** The options that avn has no way to say, dotted. */
  impossible: readonly string[]
}

/**
 * Options in avn's form. By avn's source: a value is taken literally for text, numbers and booleans
 * (`true`, `false`), as a Python literal for lists; what is nested has dots in its key; objects that
 * the schema does not describe cannot be set; what may be null is removed with `--remove-option`.
 */
export function avnOptions(config: JsonObject, options: KnownOptions): AvnOptions {
  const lines: string[] = []
  const impossible: string[] = []

  function add(value: unknown, path: readonly string[]) {
    const key = path.join('.')
    if (!canSay(value, path)) impossible.push(key)
    else if (value === null) lines.push(shellWords('--remove-option', key))
    else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) add(member, [...path, name])
    } else lines.push(shellWords('-c', `${key}=${avnValue(value)}`))
  }

  function canSay(value: unknown, path: readonly string[]): boolean {
    const field = fieldAt(options, path)
    if (options && !field && !isGroup(options, path)) return false
    // What has several types, avn takes for text; what is free-form, it does not know.
    if (field?.kind === 'union') return isPlainText(value)
    if (field?.kind === 'json') return false
    if (value === null) return field === undefined || field.nullable
    if (Array.isArray(value)) return !value.some(Array.isArray)
    if (isObject(value)) return Object.keys(value).length > 0
    return typeof value !== 'string' || isPlainText(value)
  }

  for (const [name, value] of Object.entries(config)) add(value, [name])
  return { lines, impossible }
}

/** What to say in place of a command that would do only a part. */
export function avnCannot(impossible: readonly string[]): string {
  return `avn cannot express ${impossible.join(', ')}. Use curl.`
}

// No argument of a command can hold NUL.
function isPlainText(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('\0')
}

function avnValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(avnItem).join(', ')}]`
  return isNumeric(value) ? digits(value) : String(value)
}

// avn reads the literal and then reads each item of a list once more, from text.
function avnItem(item: unknown): string {
  if (isNumeric(item)) return JSON.stringify(digits(item))
  return typeof item === 'boolean' ? JSON.stringify(String(item)) : pythonLiteral(item)
}

// Python's int() knows no exponent.
function digits(value: Numeric): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}

/** JSON is Python but for three names: the escapes of its strings mean the same there. */
function pythonLiteral(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`
  if (!isObject(value)) return printJson(value)
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${pythonLiteral(member)}`,
  )
  return `{${members.join(', ')}}`
}
