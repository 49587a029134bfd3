/** The project that the link to the demo leads to. */
export const FIRST_PROJECT = 'acme-production'

/** The list of its services. */
export const FIRST_LIST = `/v1/project/${FIRST_PROJECT}/service?view=fleet-2`

/** What the console asks before it shows that project's services. */
export const FIRST_READS = [
  '/session',
  '/v1/project',
  FIRST_LIST,
  `/v1/project/${FIRST_PROJECT}/clouds`,
]

/** What the worker answers to them before anything was changed. */
export interface FirstAnswers {
  /** When it would have, in milliseconds since 1970 UTC. */
  at: number
  /** By path, as JSON. */
  answers: Readonly<Record<string, string>>
}

const TIME = /(?<=")\d{4}-\d\d-\d\dT[\d:.]+Z(?=")/g

/**
 * Answers as the worker will, once it is there: what the demo begins with ends now, so the times in it
 * are moved. States are the same then; how old a copy is can differ, as backups keep their time of day.
 * @returns undefined for what was not answered ahead
 */
export function answerAhead(
  { at, answers }: FirstAnswers,
  path: string,
  now: number,
): Response | undefined {
  const text = answers[path]
  if (text === undefined) return undefined
  const moved = text.replaceAll(TIME, (time) => new Date(Date.parse(time) + now - at).toISOString())
  const body = new TextEncoder().encode(moved)
  // Without a length it would be taken for one that is large.
  const headers = { 'content-type': 'application/json', 'content-length': `${body.byteLength}` }
  return new Response(body, { headers })
}
