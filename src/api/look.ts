import { apiPath, call } from './client'
import { hasStatus } from './errors'
import { oneServiceSchema, type Service } from './services-shape'

/** What looking for a service has shown. */
export type Look =
  | { kind: 'there'; service: Service }
  | { kind: 'gone' }
  /** The looks failed, or did not agree. */
  | { kind: 'unknown'; error: unknown }

/** The most looks for a service; two in a row that agree end it sooner. */
const LOOKS = 3

/**
 * Looks whether a service is there, after a write of which nobody knows what came. One answer is no
 * proof: what stands between here and Aiven may give an old one, so that two in a row must agree.
 * @param project the project's name
 * @param name the service's name
 * @param options `seenOnce`: a service that is seen proves itself, such as by when it was made
 */
export async function lookForService(
  project: string,
  name: string,
  { seenOnce = false } = {},
): Promise<Look> {
  let before: Look | undefined
  for (let turn = 0; turn < LOOKS; turn += 1) {
    const look = await lookOnce(project, name)
    if (look.kind === 'unknown' || look.kind === before?.kind) return look
    if (seenOnce && look.kind === 'there') return look
    before = look
  }
  return { kind: 'unknown', error: undefined }
}

async function lookOnce(project: string, name: string): Promise<Look> {
  try {
    const path = apiPath`/v1/project/${project}/service/${name}`
    return { kind: 'there', service: (await call({ path, answer: oneServiceSchema })).service }
  } catch (error) {
    return hasStatus(error, 404) ? { kind: 'gone' } : { kind: 'unknown', error }
  }
}
