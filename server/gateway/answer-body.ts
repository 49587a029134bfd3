import { capBody, joinParts } from '../capped-body'

type Bytes = Uint8Array<ArrayBuffer>

/** A body that is there in whole, one that is still to come, or none. */
export type Body = Bytes | ReadableStream<Bytes> | null

/**
 * How much of a body is awaited before any of it goes on, in bytes. Most answers end before: they are
 * sent in one piece, which is much less work than a stream, and one that breaks off is an error that
 * can be reported rather than a connection that is cut.
 */
const HELD = 64 * 1024

/**
 * Reads a small body whole and leaves a larger one to whoever reads it.
 * @param limits.maxBytes a body with more than that breaks off with TooLargeError
 * @param limits.finish called once, when the body has come to its end: read, broken off or given up
 * @throws what the body breaks off with while it is awaited
 */
export async function readBody(
  body: ReadableStream<Bytes> | null,
  { maxBytes, finish }: { maxBytes: number; finish: () => void },
): Promise<Body> {
  if (!body) {
    finish()
    return null
  }
  const capped = capBody(body, maxBytes)
  const held: Bytes[] = []
  let size = 0
  try {
    while (size <= HELD) {
      const part = await next()
      if (!part) return joinParts(held)
      held.push(part)
      size += part.byteLength
    }
  } catch (error) {
    finish()
    throw error
  }
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const part = held.shift() ?? (await next())
          if (part) controller.enqueue(part)
          else controller.close()
        } catch (error) {
          finish()
          controller.error(error)
        }
      },
      async cancel(reason) {
        finish()
        await capped.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )

  /** The next part; undefined at the end. */
  async function next(): Promise<Bytes | undefined> {
    const part = await capped.next()
    if (!part) finish()
    return part
  }
}
