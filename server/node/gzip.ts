import { promisify } from 'node:util'
import { gzip as gzipWithCallback } from 'node:zlib'

/** Packs bytes on another thread, with less work than the streams that every platform has. */
export const gzip: (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>> =
  promisify(gzipWithCallback)
