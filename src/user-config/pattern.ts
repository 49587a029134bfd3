import { linearMatch } from './linear-match'

/**
 * True unless the text certainly does not match. The patterns are Python's: one that cannot be
 * compiled here, or cannot be tested in linear time, passes and is left to the server.
 */
export function mayMatch(pattern: string, text: string): boolean {
  return compiled(pattern).test?.(text) ?? true
}

/** The pattern as a JavaScript expression, or null when it has no equivalent. */
export function compilePattern(pattern: string): RegExp | null {
  return compiled(pattern).regex
}

interface Compiled {
  regex: RegExp | null
  /** See `linearMatch`. */
  test: ((text: string) => boolean | undefined) | undefined
}

const cache = new Map<string, Compiled>()

function compiled(pattern: string): Compiled {
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
  const entry = { regex, test: regex ? linearMatch(regex) : undefined }
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
