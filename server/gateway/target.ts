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
  if (target.length > MAX_TARGET || !/^\/(?!\/)[!$&-;=?-Z_a-z~%]*$/.test(target)) return false
  const [path = ''] = target.split('?', 1)
  return (
    !/\/\/|\/\.{1,2}(?:\/|$)|%(?:2[ef5]|5c|[01]|7f)/i.test(path) &&
    !/%(?![\da-f]{2})|%(?:0[0ad])/i.test(target)
  )
}

/** Words of the API, which tell nothing when they are logged. */
const WORDS = new Set([
  ...['v1', 'me', 'project', 'service', 'service-types', 'plans', 'pricing', 'clouds', 'vpcs'],
  ...['events', 'backups', 'backup_to_another_region', 'report', 'tags', 'session', 'assets'],
])

/**
 * A path for the log when it is not one of those that pass: what is no word of the API is left out,
 * as it may be a token that was pasted in the wrong place.
 * @returns such as `/v1/project/*`
 */
export function pathForLog(path: string): string {
  const segments = path.split('/').slice(0, 10)
  return segments.map((part) => (part === '' || WORDS.has(part) ? part : '*')).join('/')
}
