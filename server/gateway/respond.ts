import { accepts } from './accepts'
import type { Body } from './answer-body'

type Bytes = Uint8Array<ArrayBuffer>

/** Packs bytes as gzip does. */
export type Gzip = (bytes: Bytes) => Promise<Bytes>

/** Below this many bytes an answer is one packet or two, packed or not. */
const WORTH_PACKING = 2048

/**
 * An answer with this body, packed where the client takes that: lists of services are large and
 * repeat themselves. What is whole is sent whole, with its length; a stream goes on as it comes.
 * @param context.gzip packs what is whole
 */
export async function respond(
  content: Body | string,
  init: { status: number; headers: Headers },
  context: { acceptEncoding: string; gzip: Gzip },
): Promise<Response> {
  const { headers } = init
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : content
  if (body === null) return new Response(null, init)

  const isWhole = body instanceof Uint8Array
  const pack =
    (!isWhole || body.byteLength >= WORTH_PACKING) && accepts(context.acceptEncoding, 'gzip') > 0
  headers.set('vary', 'accept-encoding')
  if (pack) headers.set('content-encoding', 'gzip')
  if (!isWhole) return new Response(pack ? body.pipeThrough(gzipStream()) : body, init)
  const sent = pack ? await context.gzip(body) : body
  headers.set('content-length', String(sent.byteLength))
  return new Response(sent, init)
}

/** Packs bytes with what every platform has. */
export const standardGzip: Gzip = async (bytes) => {
  const packed = new Response(bytes).body?.pipeThrough(gzipStream())
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function gzipStream(): TransformStream<Bytes, Bytes> {
  return new CompressionStream('gzip')
}
