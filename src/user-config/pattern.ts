/**
 * Longest text tested against a pattern in which a repetition contains another one. Such a pattern
 * can take time exponential in the length of a text that does not match; the server decides on
 * longer ones.
 */
const LONGEST_FOR_NESTED_REPETITION = 24

/**
 * True unless the text certainly does not match. The patterns are Python's: one that cannot be
 * compiled here, or would take too long, passes and is left to the server.
 */
export function mayMatch(pattern: string, text: string): boolean {
  const { regex, nested } = compiled(pattern)
  if (!regex || (nested && text.length > LONGEST_FOR_NESTED_REPETITION)) return true
  return regex.test(text)
}

/** The pattern as a JavaScript expression, or null when it has no equivalent. */
export function compilePattern(pattern: string): RegExp | null {
  return compiled(pattern).regex
}

const cache = new Map<string, { regex: RegExp | null; nested: boolean }>()

function compiled(pattern: string): { regex: RegExp | null; nested: boolean } {
  const known = cache.get(pattern)
  if (known) return known
  const [, inlineFlags = '', body = ''] = /^(?:\(\?([a-z]+)\))?([^]*)$/.exec(pattern) ?? []
  const source = body
    .replaceAll('\\A', '^')
    .replaceAll('\\Z', '$')
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\(\?P=(\w+)\)/g, '\\k<$1>')
  const flags = inlineFlags.replaceAll(/[^ims]/g, '')
  const unknownFlag = /[^imsua]/.test(inlineFlags)
  // Python accepts escapes such as \' and \040 that JavaScript allows only without the u flag.
  const regex = unknownFlag ? null : (compile(source, `${flags}u`) ?? compile(source, flags))
  const entry = { regex, nested: hasNestedRepetition(body) }
  cache.set(pattern, entry)
  return entry
}

function compile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags)
  } catch {
    return null
  }
}

/**
 * True when an unbounded repetition repeats a group that holds an alternation or another unbounded
 * repetition. A group that starts with a separator and has no alternation, such as `(,[a-z]+)*`, is
 * harmless: there is only one way to cut the text.
 */
function hasNestedRepetition(pattern: string): boolean {
  const source = pattern
    .replaceAll(/\[\^?\]?(?:\\.|[^\]\\])*\]/g, 'C')
    .replaceAll(/\\[a-zA-Z]/g, 'C')
  const groups: { alternation: boolean; repetition: boolean; separated: boolean }[] = []
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]
    const group = groups.at(-1)
    if (char === '\\') {
      at += 1
    } else if (char === '(') {
      const body = source.slice(at + 1).replace(/^\?[:=!]/, '')
      groups.push({
        alternation: false,
        repetition: false,
        separated: /^(?:\\\W|[,;:/ ])/.test(body),
      })
    } else if (char === '|' && group) {
      group.alternation = true
    } else if (isUnbounded(source.slice(at)) && group) {
      group.repetition = true
    } else if (char === ')' && group) {
      groups.pop()
      const inner = group.alternation || group.repetition
      if (isUnbounded(source.slice(at + 1)) && inner) {
        if (group.alternation || !group.separated) return true
      }
      const outer = groups.at(-1)
      if (outer) {
        outer.alternation ||= group.alternation
        outer.repetition ||= group.repetition
      }
    }
  }
  return false
}

function isUnbounded(rest: string): boolean {
  return /^(?:[*+]|\{\d*,\})/.test(rest)
}

const CLASS_WORDS: readonly (readonly [string, string])[] = [
  // From space to tilde, in octal.
  ['\\040-\\176', 'ASCII characters'],
  ['a-z', 'lower-case letters'],
  ['A-Z', 'upper-case letters'],
  ['0-9', 'digits'],
  ['\\d', 'digits'],
  ['_', 'underscores'],
  ['.', 'dots'],
  [':', 'colons'],
  ['/', 'slashes'],
  ['+', 'plus signs'],
  ['=', 'equals signs'],
  [' ', 'spaces'],
  ['-', 'dashes'],
]

/** A pattern of the form `^[…]+$` in words ("lower-case letters, digits and dashes only"), else null. */
export function patternInWords(pattern: string): string | null {
  const body = /^\^\[((?:\\.|[^\]\\^])+)\][+*]\$$/.exec(pattern)?.[1]
  if (pattern === '^[^\\r\\n]*$') return 'one line only'
  if (body === undefined) return null
  const words: string[] = []
  let rest = body
  while (rest !== '') {
    const next = CLASS_WORDS.find(
      ([token]) => rest.startsWith(token) || (token.length === 1 && rest.startsWith(`\\${token}`)),
    )
    if (!next) return null
    words.push(next[1])
    rest = rest.slice(rest.startsWith(next[0]) ? next[0].length : 2)
  }
  if (words.includes('lower-case letters') && words.includes('upper-case letters')) {
    words.splice(
      0,
      words.length,
      'letters',
      ...words.filter((word) => !word.endsWith('case letters')),
    )
  }
  const last = words.pop() ?? ''
  return `${words.length > 0 ? `${words.join(', ')} and ` : ''}${last} only`
}
