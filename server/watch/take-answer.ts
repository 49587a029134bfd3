import { statusError, type RawAnswer } from '~/api/client'
import { ApiError } from '~/api/errors'
import { oneLine } from '~/lib/one-line'
import { hideInAnswer } from '../secrets/hide-in-answer'
import { UnsearchableError } from '../secrets/secrets'

/**
 * An answer without its secrets: what is read of it gets into logs, reports, messages and the store.
 * @param response whose body was read
 * @param body in whole
 * @param where what was asked
 * @throws ApiError for a status other than 2xx, and for an answer that cannot be searched for secrets
 */
export function takeAnswer(
  { ok, status, headers }: Response,
  body: Uint8Array<ArrayBuffer>,
  where: { method: string; path: string },
): RawAnswer {
  const context = { ...where, status, requestId: headers.get('x-request-id') ?? undefined }
  const bytes = withoutSecrets(body, context)
  if (ok) return { bytes, context }
  const error = statusError({ bytes, context }, headers)
  // Nothing in it may act on a terminal, or make two lines of one.
  error.message = oneLine(error.message)
  throw error
}

function withoutSecrets(body: Uint8Array<ArrayBuffer>, context: RawAnswer['context']): ArrayBuffer {
  try {
    return hideInAnswer(body)
  } catch (error) {
    if (!(error instanceof UnsearchableError)) throw error
    throw new ApiError({ ...context, kind: 'shape', message: 'The response is nested too deeply' })
  }
}
