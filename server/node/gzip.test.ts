import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { gzip } from './gzip'

it('packs bytes so that they unpack to what they were', async () => {
  const bytes = new TextEncoder().encode('{"services":[]}'.repeat(1000))
  const packed = await gzip(bytes)
  expect(packed.byteLength).toBeLessThan(bytes.byteLength / 10)
  expect(new Uint8Array(gunzipSync(packed))).toEqual(bytes)
})
