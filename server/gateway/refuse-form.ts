import type { MiddlewareHandler } from 'hono'
import { errorAnswer } from './answers'
import { findRefusal } from './guard'
import { isJson, isWrite } from './origin'
import type { Env, Parts } from './parts'
import { readRequestBody, refuseDeclaredSize } from './request-body'
import { logRefusal } from './failures'

/** Refuses what is not well-formed, whoever asks and whatever for, before anything looks into it. */
export function refuseForm({
  publicOrigin,
  log,
}: Pick<Parts, 'publicOrigin' | 'log'>): MiddlewareHandler<Env> {
  return async (context, next) => {
    const request = context.req.raw
    const { origin, requestId } = context.var
    const refusal = findRefusal(request, { origin, publicOrigin, ...context.env })
    if (refusal) {
      logRefusal(log, request, requestId, refusal.status)
      return refusal
    }
    // Only of writes is the body read at all.
    if (!isWrite(request)) return next()
    const tooLarge = refuseDeclaredSize(request)
    if (tooLarge) return tooLarge
    if (!isJson(request) && (await readRequestBody(request)).byteLength > 0) {
      return errorAnswer(403, 'Offsite accepts changes only as JSON. Nothing was changed.')
    }
    return next()
  }
}
