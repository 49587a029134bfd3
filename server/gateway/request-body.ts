import { errorAnswer } from './answers'

/** The largest body of a request, in bytes. */
const MAX_BODY = 1024 * 1024

/** How long the whole body of a request may take to come, in milliseconds. */
const BODY_LIMIT = 10_000

/** A body that is not taken, with the answer that says why. */
export class BodyError extends Error {
  constructor(readonly answer: () => Response) {
    super('The body of a request was not taken.')
    this.name = 'BodyError'
  }
}

// Not a 408, after which browsers send a request again by themselves.
const tooSlow = () =>
  errorAnswer(
    400,
    `The request did not arrive within ${BODY_LIMIT / 1000} seconds. Nothing was changed. Check the network and try again.`,
  )

const tooLarge = () => errorAnswer(413, 'The request is larger than 1 MiB. Nothing was changed.')

/** The refusal of a request that itself says that its body is too large; undefined for any other. */
export function refuseDeclaredSize({ headers }: Request): Response | undefined {
  return Number(headers.get('content-length') ?? 0) > MAX_BODY ? tooLarge() : undefined
}

/**
 * The whole body of a request. To be read before a turn to call the API is taken, so that one who
 * sends slowly keeps nobody else waiting.
 * @throws BodyError when it is too large or takes too long; what the connection breaks with
 */
export async function readRequestBody({ body }: Request): Promise<ArrayBuffer> {
  if (!body) return new ArrayBuffer(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BodyError(tooSlow)), BODY_LIMIT)
  })
  // The body is not cancelled, which would cut the connection before the answer is on it.
  return Promise.race([readAll(body.getReader()), late]).finally(() => clearTimeout(timer))
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > MAX_BODY) throw new BodyError(tooLarge)
    parts.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole.buffer
}
