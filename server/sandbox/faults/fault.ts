import { ApiError } from '../errors'
import type { Json } from '../json'
import { compile, problemMessage } from '../validation'

/** Something that goes wrong with the requests it matches. */
export interface Fault {
  /** All methods when absent. */
  method?: string
  /** A regular expression that the request's path must match. */
  path: string
  /** How many requests it spoils; all of them when absent. */
  times?: number
  /** The probability, 0 to 1, that a matching request is spoilt; always when absent. */
  probability?: number
  /** Decides, with `probability`, which requests: the same seed spoils the same ones. */
  seed?: number
  /** Waits before anything else. */
  latency_ms?: number
  /** The request is carried out first, and its answer is lost: so a write has happened. */
  after?: boolean
  status?: number
  /** Sent with `status` in place of Aiven's error body. */
  body?: Json
  /** Seconds, for the header of that name. */
  retry_after?: number
  /** The connection breaks: true in the middle of the answer, `before` its first byte. */
  drop?: boolean | 'before'
  /** The answer is no JSON. */
  malformed?: boolean
  /** The real answer ends in its middle, although the connection does not break. */
  truncated?: boolean
  /** The real answer arrives no faster than this. */
  bytes_per_second?: number
}

const KINDS = ['status', 'drop', 'malformed', 'truncated', 'bytes_per_second'] as const

const checkFault = compile({
  type: 'object',
  required: ['path'],
  properties: {
    method: { type: 'string' },
    path: { type: 'string', minLength: 1 },
    times: { type: 'integer', minimum: 1 },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    seed: { type: 'integer' },
    latency_ms: { type: 'integer', minimum: 0, maximum: 600_000 },
    after: { type: 'boolean' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    body: {},
    retry_after: { type: 'integer', minimum: 0 },
    drop: { enum: [true, false, 'before'] },
    malformed: { type: 'boolean' },
    truncated: { type: 'boolean' },
    bytes_per_second: { type: 'integer', minimum: 1 },
  },
  additionalProperties: false,
})

/**
 * What a client sent as a fault.
 * @throws ApiError 400 that names the field, when it is none or asks for two kinds of answer
 */
export function faultFrom(value: unknown): Fault {
  const problem = checkFault(value)
  if (problem) throw new ApiError(400, problemMessage(problem))
  const fault = value as Fault // what the check has just established
  try {
    RegExp(fault.path)
  } catch {
    throw new ApiError(400, 'Invalid input for path: not a regular expression')
  }
  const kinds = KINDS.filter((kind) => fault[kind] !== undefined && fault[kind] !== false)
  if (kinds.length > 1) {
    throw new ApiError(400, `Invalid input: only one of ${kinds.join(', ')} can happen`)
  }
  if (kinds.length === 0 && fault.latency_ms === undefined) {
    throw new ApiError(400, `Invalid input: one of latency_ms, ${KINDS.join(', ')} is required`)
  }
  return fault
}
