import { describe, expect, it } from 'vitest'
import type { Asset } from './assets'
import { testGateway } from './test/gateway'

const page: Asset = {
  type: 'text/html; charset=utf-8',
  etag: 'W/"page"',
  bodies: { identity: bytes('<page>'), br: bytes('page.br'), gzip: bytes('page.gz') },
}
const script: Asset = {
  type: 'text/javascript; charset=utf-8',
  etag: 'W/"script"',
  bodies: { identity: bytes('script'), gzip: bytes('script.gz') },
}
const font: Asset = { type: 'font/woff2', etag: 'W/"font"', bodies: { identity: bytes('font') } }

const { request } = testGateway(
  {},
  {
    assets: new Map([
      ['/index.html', page],
      ['/plain.js', script],
      ['/assets/index-abc.js', script],
      ['/assets/inter-abc.woff2', font],
    ]),
  },
)

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

describe('the console', () => {
  const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  it.each([
    ['/', html, 200, '<page>'],
    ['/index.html', html, 200, '<page>'],
    ['/projects/prod/services/pg?tab=backups', html, 200, '<page>'],
    ['/projects', {}, 200, '<page>'],
    ['/projects', { accept: '*/*' }, 200, '<page>'],
    ['/projects', { accept: 'application/json' }, 404, 'Not found\n'],
    ['/plain.js', {}, 200, 'script'],
    ['/assets/index-abc.js', html, 200, 'script'],
    ['/assets/index-old.js', html, 404, 'Not found\n'],
    ['/assets/', html, 404, 'Not found\n'],
    ['/favicon.ico', html, 404, 'Not found\n'],
    ['/.vite/manifest.json', html, 404, 'Not found\n'],
  ])('%s with %o is %i', async (path, headers, status, body) => {
    const response = await request(path, { headers })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(body)
  })

  it('is not there for a gateway without one', async () => {
    expect((await testGateway().request('/', { headers: html })).status).toBe(404)
  })

  it('keeps hashed files for a year and asks again for all others', async () => {
    const cacheControl = async (path: string) =>
      (await request(path)).headers.get('cache-control') ?? ''
    expect(await cacheControl('/assets/index-abc.js')).toBe('public, max-age=31536000, immutable')
    expect(await cacheControl('/')).toBe('no-cache')
    expect(await cacheControl('/plain.js')).toBe('no-cache')
    expect(await cacheControl('/assets/index-old.js')).toBe('no-store')
  })

  it.each([
    ['/', 'gzip, deflate, br, zstd', 'br', 'page.br'],
    ['/', 'gzip, deflate', 'gzip', 'page.gz'],
    ['/', 'br;q=0.5, gzip;q=0.9', 'gzip', 'page.gz'],
    ['/', 'br;q=0, gzip;q=0', null, '<page>'],
    ['/', '*', 'br', 'page.br'],
    ['/', 'identity', null, '<page>'],
    ['/', '', null, '<page>'],
    ['/plain.js', 'br', null, 'script'],
    ['/plain.js', 'br, gzip', 'gzip', 'script.gz'],
    ['/assets/inter-abc.woff2', 'br, gzip', null, 'font'],
  ])('%s for Accept-Encoding %j is sent as %s', async (path, accepted, encoding, body) => {
    const response = await request(path, { headers: { 'accept-encoding': accepted } })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('content-length')).toBe(String(body.length))
    expect(response.headers.get('vary')).toMatch(/^accept-encoding/)
    expect(await response.text()).toBe(body)
  })

  it.each([
    ['W/"page"', 304],
    ['"page"', 304],
    ['W/"old", W/"page"', 304],
    ['"a,b" , "page","c"', 304],
    ['*', 304],
    [' * ', 304],
    ['W/"old"', 200],
    ['page', 200],
    ['"old, page"', 200],
    ['""', 200],
    ['', 200],
  ])('is not sent again when the browser has it: %s is %i', async (known, status) => {
    const response = await request('/', { headers: { 'if-none-match': known } })
    expect(response.status).toBe(status)
    expect(response.headers.get('etag')).toBe('W/"page"')
    expect(await response.text()).toBe(status === 304 ? '' : '<page>')
  })

  it('answers HEAD like GET, without the body', async () => {
    const response = await request('/', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-length')).toBe('6')
    expect(await response.text()).toBe('')
  })

  it('takes no writes', async () => {
    expect((await request('/', { method: 'POST' })).status).toBe(404)
  })
})
