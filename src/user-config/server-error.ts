import type { Step } from './json'
import type { Option } from './options'

/** A refusal by the server, on the option that it names. */
export interface ServerProblem {
  readonly option: Option
  /** Where inside the option's value; empty for the value itself. */
  readonly path: readonly Step[]
  /** The server's own words, without the part that names the option. */
  readonly message: string
}

/**
 * Finds the option that an error message of the Aiven API is about. Known form: `Invalid
 * 'user_config': Invalid input for <option>: <text>`; else the first option whose key stands in the
 * text. Pass the edited options to let only those be found. null when the message names none.
 */
export function problemOfServerError(
  options: readonly Option[],
  message: string,
): ServerProblem | null {
  const [, name, text] = /Invalid input for ([^\s:]+):\s*([^]*)$/.exec(message) ?? []
  if (name !== undefined && text !== undefined) {
    const named = byName(options, name)
    if (named) return { ...named, message: text }
  }
  return byMention(options, message)
}

function byName(options: readonly Option[], name: string): Omit<ServerProblem, 'message'> | null {
  const dotted = name.replaceAll('/', '.')
  const whole = options
    .filter(
      ({ key }) =>
        dotted === key || (/^[.[]/.test(dotted.slice(key.length)) && dotted.startsWith(key)),
    )
    .sort((a, b) => b.key.length - a.key.length)[0]
  if (whole) return { option: whole, path: readSteps(dotted.slice(whole.key.length)) }
  const byLastKey = options.filter((option) => option.path.at(-1) === name)
  return byLastKey.length === 1 && byLastKey[0] ? { option: byLastKey[0], path: [] } : null
}

/** `[0].network` → [0, 'network'] */
function readSteps(rest: string): Step[] {
  return rest
    .split(/[.[\]'"]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

// A key that is an ordinary word, such as "migration", counts only where it is marked as a name.
function byMention(options: readonly Option[], message: string): ServerProblem | null {
  const mentioned = options.flatMap((option) => {
    const key = option.key.replaceAll(/[^\w]/g, '\\$&')
    const bare = /[_.]/.test(option.key) ? `|(?<![\\w.'"\`-])${key}(?![\\w-]|\\.\\w)` : ''
    const found = new RegExp(`['"\`]${key}['"\`]|(?<![\\w.-])${key}(?=:)${bare}`).exec(message)
    return found ? [{ option, at: found.index }] : []
  })
  const first = mentioned.sort(
    (a, b) => a.at - b.at || b.option.key.length - a.option.key.length,
  )[0]
  if (!first) return null
  const prefix = `${first.option.key}: `
  return {
    option: first.option,
    path: [],
    message: message.startsWith(prefix) ? message.slice(prefix.length) : message,
  }
}
