type Bytes = Uint8Array<ArrayBuffer>

/**
 * The most that one answer of an API may hold, in bytes as they are after decompression: far more than
 * a list of a thousand services, far less than what a compressed bomb becomes.
 */
export const MAX_ANSWER = 64 * 1024 * 1024

/** A body is larger than what is taken. */
export class TooLargeError extends Error {}

/** A body as it comes, part by part. */
export interface CappedBody {
  /**
   * @returns the next part; undefined at the end
   * @throws TooLargeError; what the body breaks off with
   */
  next(): Promise<Bytes | undefined>
  /** Leaves the rest unread. */
  cancel(reason?: unknown): Promise<void>
}

/**
 * Reads a body up to a limit.
 * @param maxBytes one with more than that breaks off, and the rest of it is left unread
 * @returns the body; `next` throws TooLargeError, and what the stream breaks off with
 */
export function capBody(body: ReadableStream<Bytes>, maxBytes: number): CappedBody {
  const reader = body.getReader()
  let size = 0
  return {
    next: async () => {
      const { done, value } = await reader.read()
      if (done) return undefined
      size += value.byteLength
      if (size > maxBytes) {
        await reader.cancel()
        throw new TooLargeError('The response is larger than Offsite accepts.')
      }
      return value
    },
    cancel: (reason) => reader.cancel(reason),
  }
}

/**
 * Reads a whole body, in bytes.
 * @param maxBytes the most that it may hold
 * @throws TooLargeError; what the body breaks off with
 */
export async function readWhole(
  body: ReadableStream<Bytes> | null,
  maxBytes = MAX_ANSWER,
): Promise<Bytes> {
  const parts: Bytes[] = []
  if (body) {
    const capped = capBody(body, maxBytes)
    for (let part = await capped.next(); part; part = await capped.next()) parts.push(part)
  }
  return joinParts(parts)
}

/** The parts of a body as one. */
export function joinParts(parts: readonly Bytes[]): Bytes {
  const [first, ...more] = parts
  if (first && more.length === 0) return first
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
