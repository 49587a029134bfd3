import type { ErrorHandler } from 'hono'
import { errorAnswer } from './answers'
import type { Identity } from './identity'
import type { Env, Parts } from './parts'
import { BodyError } from './request-body'
import { pathForLog } from './target'
import { BusyError } from './turns'
import { readReason, UpstreamError } from './upstream'

/** Answers for what was thrown on the way to an answer. No line of the log holds a secret. */
export function answerFailure({
  log,
  upstream,
}: Pick<Parts, 'log' | 'upstream'>): ErrorHandler<Env> {
  return (error, context) => {
    const { requestId } = context.var
    // Paths can hold tokens and messages can hold headers, so neither is logged.
    const call = `${context.req.method} request ${requestId}`
    if (error instanceof UpstreamError) {
      if (!context.req.raw.signal.aborted) {
        log(`${call}: ${error.status}, ${upstream.host}: ${readReason(error)}`)
      }
      return errorAnswer(error.status, error.message)
    }
    if (error instanceof BusyError) {
      log(`${call}: 503, too many calls at once`)
      return errorAnswer(503, error.message, { 'retry-after': String(error.wait) })
    }
    if (error instanceof BodyError) return error.answer()
    if (context.req.raw.signal.aborted) return errorAnswer(499, 'The request was given up.')
    log(`${call}: 500, ${error.name}${findPlace(error)}`)
    return errorAnswer(500, `Something went wrong in Offsite. Its log names request ${requestId}.`)
  }
}

/** Logs a refused request, without the parts of its path that could be a secret. */
export function logRefusal(
  log: Parts['log'],
  { method, url }: Request,
  requestId: string,
  status: number,
): void {
  log(`${method} request ${requestId}: ${status}, refused: ${pathForLog(new URL(url).pathname)}`)
}

/** The answer to somebody who is not signed in, or did not come through the sign-in proxy. */
export function notSignedIn(who: Identity & string): Response {
  return who === 'not-through-proxy'
    ? errorAnswer(403, 'This Offsite is open only through the proxy that signs in.')
    : errorAnswer(401, 'You are not signed in, or the session has ended. Sign in again.')
}

/** Where an error was thrown: the first line of its stack that is not its message. */
function findPlace(error: Error): string {
  return error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? ''
}
