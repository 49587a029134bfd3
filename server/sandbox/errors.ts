import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A refusal, answered in Aiven's error body. */
export class ApiError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    message: string,
    readonly code?: string,
  ) {
    super(message)
  }
}

/** The body that Aiven sends with every error: the text twice, for old and new clients. */
export function errorBody(status: number, message: string, code?: string) {
  return { errors: [{ message, status, ...(code && { error_code: code }) }], message }
}

/** Text for a name that does not exist; clients match on `Service \S+ does not exist`. */
export function noSuchService(name: string): ApiError {
  return new ApiError(404, `Service ${name} does not exist`)
}

/** What needs a running service, asked of one that is powered off. */
export function notPowered(): ApiError {
  return new ApiError(409, 'Database not powered on', 'not_powered')
}
