import { API_WORDS } from './allowed'

/** The longest path with query that is taken, in characters. */
const MAX_TARGET = 2048

/**
 * Whether a request target (path and query as they came over the wire) means the same to everybody
 * who reads it. URL parsers, proxies and servers disagree on what is refused here: absolute URLs,
 * double slashes, backslashes, dot segments, anything encoded in the path twice or as a slash, dot,
 * backslash or control character, a fragment, and characters that a URL must not hold.
 * @param target such as `/v1/project/prod/service?limit=1`
 */
export function isPlainTarget(target: string): boolean {
  if (target.length > MAX_TARGET) return false
  const end = target.indexOf('?')
  const path = end < 0 ? target : target.slice(0, end)
  const query = end < 0 ? '' : target.slice(end)
  return (
    /^\/[!$&(-;=@-Z_a-z~%]*$/.test(path) &&
    !/\/\/|\/\.{1,2}(?:\/|$)|%(?:2[ef57]|5c|[01]|7f)/i.test(path) &&
    /^[!$%&(-;=?-~]*$/.test(query) &&
    !/%0[0ad]/i.test(query) &&
    isUtf8(target)
  )
}

/** Whether all that is percent-encoded is well-formed. */
function isUtf8(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** The first words of the gateway's own paths. */
const OWN_WORDS: ReadonlySet<string> = new Set(['', 'session', 'assets'])

/**
 * A path for the log when it is not one of those that pass: what is no word of the API is left out,
 * as it may be a token that was pasted in the wrong place.
 * @returns such as `/v1/project/*`
 */
export function pathForLog(path: string): string {
  const segments = path.split('/').slice(0, 10)
  const isWord = (part: string) => API_WORDS.has(part) || OWN_WORDS.has(part)
  return segments.map((part) => (isWord(part) ? part : '*')).join('/')
}
