import { z } from 'zod'

/** A call to the API that may pass. */
export interface AllowedCall {
  /** Path and query, as they are sent on. */
  path: string
  /** Whether it can change something. A POST that only asks is a read. */
  writes: boolean
  /** What is done with secrets in the answer. */
  secrets: 'hide' | 'reveal'
  /** What its body must be, where not all that the API takes may pass. */
  body?: z.ZodType
}

interface Rule {
  writes?: true
  /** The query parameters that pass, with the values that do; others are dropped. */
  query?: Readonly<Record<string, RegExp>>
  body?: z.ZodType
}

const SERVICE = '/v1/project/{project}/service/{service}'
const READ: Rule = {}
const WRITE: Rule = { writes: true }

/** Every call of the API that the console makes, and no other. `{…}` stands for one name. */
export const CALLS: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  '/v1/clouds': { GET: READ },
  '/v1/project': { GET: READ },
  '/v1/project/{project}/clouds': { GET: READ },
  '/v1/project/{project}/vpcs': { GET: READ },
  '/v1/project/{project}/events': { GET: { query: { limit: /^\d{1,4}$/ } } },
  '/v1/project/{project}/service-types': { GET: READ },
  '/v1/project/{project}/service-types/{type}': { GET: READ },
  '/v1/project/{project}/service-types/{type}/plans': { GET: READ },
  '/v1/project/{project}/service': { GET: READ, POST: WRITE },
  [SERVICE]: {
    GET: { query: { include_secrets: /^true$/ } },
    PUT: WRITE,
    DELETE: WRITE,
  },
  [`${SERVICE}/backups`]: { GET: READ },
  [`${SERVICE}/tags`]: { PATCH: WRITE },
  // Aiven takes the period of a report as a body, so this read is a POST.
  [`${SERVICE}/backup_to_another_region/report`]: { POST: READ },
}

/** At most 99 days at a time. */
const advance = z.strictObject({ advance: z.string().regex(/^P(?:\d\d?D|T\d\d?H)$/) })

/** A pattern without repetition: whoever is signed in must not hold the sandbox up by a slow one. */
const fault = z.looseObject({ path: z.string().regex(/^[\w/.$-]{1,200}$/) })

/** What the console calls of the sandbox's own controls. They pass to a sandbox alone. */
export const CONTROLS: typeof CALLS = {
  '/sandbox/clock': { GET: READ, POST: { writes: true, body: advance } },
  '/sandbox/faults': { GET: READ, POST: { writes: true, body: fault } },
  '/sandbox/faults/{fault}': { DELETE: WRITE },
  '/sandbox/reset': { POST: WRITE },
}

const ALL = { ...CALLS, ...CONTROLS }

/** The words of these paths. They tell nothing when they are logged. */
export const API_WORDS: ReadonlySet<string> = new Set(
  Object.keys(ALL)
    .flatMap((pattern) => pattern.split('/'))
    .filter((part) => /^\w/.test(part)),
)

/**
 * Names of projects, services, types, plans and clouds. Aiven's are made of these characters, so
 * nothing that is percent-encoded can be a name.
 */
export const NAME = String.raw`[A-Za-z0-9](?:[\w-]|\.(?!\.)){0,127}`

const PATTERNS = Object.entries(ALL).map(([pattern, rules]) => ({
  pattern,
  regExp: new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, NAME)}$`),
  rules,
}))

/**
 * The path on the list that this one is an instance of, such as `/v1/project/{project}/service`;
 * undefined for a path that is not on the list.
 */
export function findPattern(pathname: string): string | undefined {
  return find(pathname)?.pattern
}

function find(pathname: string) {
  return PATTERNS.find(({ regExp }) => regExp.test(pathname))
}

/**
 * Decides on a call to the API, or to a sandbox's controls. Nothing reaches either that does not pass
 * here.
 * @returns the call as it is sent on; the methods that the path has, when this one is not among
 *   them; undefined for a path that is not on the list
 */
export function allowedCall(
  method: string,
  url: URL,
): AllowedCall | { methods: string[] } | undefined {
  const rules = find(url.pathname)?.rules
  if (!rules) return undefined
  const rule = Object.hasOwn(rules, method) ? rules[method] : undefined
  if (!rule) return { methods: Object.keys(rules) }

  const query = new URLSearchParams()
  for (const [name, values] of Object.entries(rule.query ?? {})) {
    const value = url.searchParams.get(name)
    if (value !== null && values.test(value)) query.set(name, value)
  }
  const reveal = query.has('include_secrets')
  return {
    path: url.pathname + (query.size > 0 ? `?${query}` : ''),
    writes: rule.writes ?? false,
    secrets: reveal ? 'reveal' : 'hide',
    ...(rule.body && { body: rule.body }),
  }
}
