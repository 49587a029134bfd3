import { fieldAt, type KnownOptions } from './known-options'
import { isObject } from '~/lib/is-object'
import { REDACTED, type JsonObject, type Step } from '~/user-config/json'

/** What stands in the place of a secret. */
export const SECRET = '<SECRET>'

/** Where no schema says what is secret, names like these do. */
const SECRET_NAME = /(^|_)(password|secret|token|credentials|(secret|access|signing|private)_key)$/

interface Hidden {
  config: JsonObject
  /** The options that hold a placeholder, dotted. */
  secrets: readonly string[]
}

/** The options with a placeholder for every secret, since what is shown here is made to be shared. */
export function hideSecrets(config: JsonObject, options: KnownOptions): Hidden {
  const secrets: string[] = []

  function hide(value: unknown, path: readonly Step[], inSecret: boolean): unknown {
    const field = fieldAt(options, path)
    const isSecret = inSecret || field?.secure === true
    if (Array.isArray(value)) {
      return value.map((item, index) => hide(item, [...path, index], isSecret))
    }
    if (isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, hide(member, [...path, key], isSecret)]),
      )
    }
    const isNamedSecret =
      field === undefined && typeof value === 'string' && SECRET_NAME.test(String(path.at(-1)))
    if (value !== REDACTED && (value === null || !(isSecret || isNamedSecret))) return value
    secrets.push(path.join('.'))
    return SECRET
  }

  const shown = hide(config, [], false)
  return { config: isObject(shown) ? shown : {}, secrets }
}

/** What to tell about the placeholders; nothing when there is none. */
export function secretNotes(secrets: readonly string[]): string[] {
  return secrets.length > 0
    ? [`Secrets are omitted. Replace ${SECRET} with yours: ${secrets.join(', ')}.`]
    : []
}
