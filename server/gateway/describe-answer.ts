/**
 * What is said of an answer that is not passed on.
 * @param size such as "28 bytes"
 * @returns such as "answered 200 with 28 bytes (text/html)"
 */
export function describeAnswer(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  size: string,
): string {
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  // Whatever else stands in a header may be anything.
  const plain = /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(type.trim())
    ? type.trim()
    : 'of no known type'
  return `answered ${status} with ${size} (${plain})`
}

/** How much of a body that nobody reads is counted, in bytes. */
const MOST_COUNTED = 64 * 1024

/** How large a body is, in words; of a long one, what it is at least. */
export async function measure(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const reader = body?.getReader()
  let size = 0
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) return `${size} bytes`
    size += part.value.byteLength
    if (size <= MOST_COUNTED) continue
    await reader?.cancel()
    return `more than ${MOST_COUNTED} bytes`
  }
}
