import { describe, expect, it } from 'vitest'
import type { Asset } from './assets'
import { json, testGateway } from './test/gateway'

const PAGE = `<head>
    <meta name="offsite-session" content="" />
  </head>`

const page: Asset = {
  type: 'text/html; charset=utf-8',
  etag: 'W/"page"',
  bodies: { identity: new TextEncoder().encode(PAGE) },
}
const options = {
  assets: new Map([['/index.html', page]]),
  demoUsers: [
    { token: 'a"<b>&', name: 'Ada', email: 'ada@example.com', role: 'admin', description: 'd' },
  ],
}

/** A browser that opens an address itself, not by a link on another site. */
const OPENED = { 'sec-fetch-site': 'none', accept: 'text/html' }

/** What the page tells of the session, as the browser reads it. */
async function told(response: Response): Promise<unknown> {
  const [, content = ''] = /content="([^"]*)"/.exec(await response.text()) ?? []
  const text = content.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  return text === '' ? 'nothing' : JSON.parse(text)
}

describe('the page', () => {
  it.each([
    ['/coverage', `?q=${'a'.repeat(3000)}`],
    ['/history', '?service=%00'],
    ['/projects/prod/services', '?q=%ff'],
  ])('is opened without a query that no server takes: %s', async (path, query) => {
    const { request } = testGateway({}, options)
    const { status, headers } = await request(path + query, { headers: OPENED })
    expect([status, headers.get('location')]).toEqual([303, path])
  })

  it.each([
    ['a call', '/v1/clouds?q=%00', OPENED],
    ['what no page asks for', '/coverage?q=%00', {}],
    ['a path that can be read in two ways', '//evil.example/?q=%00', OPENED],
    ['one that is encoded twice', '/%252e/?q=%00', OPENED],
  ])('is not opened in the place of %s', async (_, target, headers) => {
    const { request } = testGateway({}, options)
    expect((await request(target, { headers })).status).toBe(400)
  })

  it.each(['none', 'same-origin'])('tells that nobody is signed in (%s)', async (site) => {
    const { request } = testGateway({}, options)
    for (const path of ['/', '/projects/prod/services']) {
      const response = await request(path, { headers: { ...OPENED, 'sec-fetch-site': site } })
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
        vary: 'accept-encoding, cookie, sec-fetch-site',
      })
      expect(response.headers.get('etag')).toBeNull()
      const session: unknown = await (await request('/session')).json()
      expect(await told(response)).toEqual(session)
    }
  })

  it('that somebody has is not taken for that of nobody', async () => {
    const { request, signIn } = testGateway({}, options)
    const headers = { ...OPENED, 'if-none-match': 'W/"page"' }
    const { cookie } = await signIn()
    expect((await request('/', { headers: { ...headers, cookie } })).status).toBe(304)
    const response = await request('/', { headers })
    expect(response.status).toBe(200)
    expect(await told(response)).toMatchObject({ signed_in: false })
  })

  it.each<[string, Record<string, string>]>([
    ['a link on another site opens it, without the cookie', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site opens it', { 'sec-fetch-site': 'same-site' }],
    ['the browser does not say how it was opened', { 'sec-fetch-site': '' }],
  ])('tells nothing where %s', async (_, headers) => {
    const { request } = testGateway({}, options)
    const response = await request('/', { headers: { ...OPENED, ...headers } })
    expect(await told(response)).toBe('nothing')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('tells nothing to somebody who is signed in', async () => {
    const { request, signIn } = testGateway({}, options)
    const { cookie } = await signIn()
    const response = await request('/', { headers: { ...OPENED, cookie } })
    expect(await told(response)).toBe('nothing')
    expect(response.headers.get('vary')).toContain('cookie')
  })

  it('tells nothing where a proxy signs in', async () => {
    const singleSignOn = { header: 'x-user', token: 'shared' }
    const { request } = testGateway({}, { ...options, singleSignOn, trustedProxies: ['10.0.0.1'] })
    const response = await request('/', { headers: OPENED })
    expect(await told(response)).toBe('nothing')
  })

  it('is asked for like any other page that writes nothing', async () => {
    const { request } = testGateway({}, options)
    expect((await request('/', json('POST', {}))).status).toBe(404)
    const head = await request('/', { method: 'HEAD', headers: OPENED })
    expect(await head.text()).toBe('')
  })
})
