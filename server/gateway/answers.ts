/** Tells the console that a refusal is the gateway's: the API's are about the role of the user. */
const REFUSED = 'refused_by_offsite'

/**
 * An answer in Aiven's error shape, `{"message", "errors": [{"message", "status"}]}`, so that the
 * console reads the gateway's own refusals like any other answer of the API.
 * @param status HTTP status, 400 or higher
 * @param message what happened, what was not changed and what to do; shown to the user as it is
 * @param code tells the console which refusal of the gateway it is, where it has to know; of a 403 it
 *   always learns that the gateway refuses
 */
export function errorAnswer(
  status: number,
  message: string,
  headers: Record<string, string> = {},
  code?: string,
): Response {
  const named = code ?? (status === 403 ? REFUSED : undefined)
  return describeError(status, message, headers, named)
}

/**
 * What the API answered with an error, where its own words cannot be shown: of a 403 the console must
 * not learn that the gateway refuses.
 * @param status HTTP status, 400 or higher
 * @param message what happened; shown to the user as it is
 * @param answered the headers of the API's answer: how long to wait goes on to the console
 */
export function apiErrorAnswer(status: number, message: string, answered: Headers): Response {
  const wait = answered.get('retry-after')
  return describeError(status, message, wait === null ? {} : { 'retry-after': wait })
}

function describeError(
  status: number,
  message: string,
  headers: Record<string, string>,
  code?: string,
): Response {
  const error = { message, status, ...(code && { error_code: code }) }
  return jsonAnswer({ message, errors: [error] }, { status, headers })
}

/** A JSON answer that no cache keeps: everything the gateway says itself is about one session. */
export function jsonAnswer(
  body: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify(body), {
    status: init.status ?? 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...init.headers },
  })
}
