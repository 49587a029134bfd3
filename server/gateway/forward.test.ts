import { afterEach, describe, expect, it, vi } from 'vitest'
import { json, testGateway, TOKEN } from './test/gateway'

afterEach(() => {
  vi.useRealTimers()
})

const SERVICE = '/v1/project/prod/service/pg'
const BACKUPS = `${SERVICE}/backups`
const WRITE = 'x-offsite-write'
const ID = '0a9ff5f0-6ab6-4b0e-8f4e-2f5a6d1a9c01'
const unknownOutcome = /Whether the change was made is unknown/
const DATE = 'Fri, 21 Aug 2026 09:00:00 GMT'

describe('a call to the API', () => {
  it('goes on with the token, method, path, query and body, and nothing else of the browser', async () => {
    const { signIn, request, calls } = testGateway()
    const { cookie } = await signIn()
    const body = { user_config: { additional_backup_regions: ['aws-eu-west-1'] } }
    await request(
      `${SERVICE}?include_secrets=true&allow_unclean_poweroff=true`,
      json('PUT', body, {
        cookie,
        authorization: 'aivenv1 of-the-page',
        'user-agent': 'browser',
        referer: 'http://localhost:4280/projects/prod',
        'x-forwarded-for': '10.0.0.1',
      }),
    )

    const call = calls.at(-1)
    expect(call?.url).toBe(`https://api.example.com${SERVICE}`)
    expect(call?.init).toMatchObject({ method: 'PUT', redirect: 'manual' })
    expect(JSON.parse(call?.body ?? '')).toEqual(body)
    expect(Object.fromEntries(call?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: `aivenv1 ${TOKEN}`,
      'content-type': 'application/json',
    })
  })

  it.each(['GET', 'DELETE'])('may have no body (%s)', async (method) => {
    const { signIn, request, calls } = testGateway()
    const { cookie } = await signIn()
    await request(SERVICE, { method, headers: { cookie } })
    expect(calls.at(-1)?.init).toMatchObject({ method, body: null })
    expect(calls.at(-1)?.headers.has('content-type')).toBe(false)
  })

  it('keeps a path prefix of the API', async () => {
    const urls: string[] = []
    const { signIn, request } = testGateway(
      {},
      {
        upstream: {
          kind: 'aiven',
          url: 'https://proxy.example.com/aiven/',
          fetch: async (input) => {
            urls.push(input instanceof Request ? input.url : input.toString())
            return Response.json({ user: { user: 'dana@example.com' } })
          },
        },
      },
    )
    const { cookie } = await signIn()
    await request('/v1/project/prod/service', { headers: { cookie } })
    expect(urls.at(-1)).toBe('https://proxy.example.com/aiven/v1/project/prod/service')
  })

  it('gets the status, body, type, clock and Retry-After of the API, and no other header', async () => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'retry-after': '12',
    }
    const { signIn, request } = testGateway({
      [SERVICE]: new Response('{"message":"slow down"}', {
        status: 429,
        headers: {
          ...headers,
          date: DATE,
          'content-encoding': 'gzip',
          'set-cookie': 'aiven=1',
          'transfer-encoding': 'chunked',
          connection: 'keep-alive',
          'access-control-allow-origin': '*',
          server: 'nginx',
        },
      }),
    })
    const { cookie } = await signIn()
    const response = await request(SERVICE, { headers: { cookie } })
    expect(response.status).toBe(429)
    expect(await response.text()).toBe('{"message":"slow down"}')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...headers,
      'x-api-date': DATE,
      'cache-control': 'no-store',
    })
    const own = (await request('/session')).headers
    const added = [...response.headers.keys()].filter((name) => !own.has(name))
    expect(added.sort()).toEqual(['content-length', 'retry-after', 'vary', 'x-api-date'])
  })

  it.each<[string, Response | Error]>([
    ['is out of reach', new Error('down')],
    ['is a page of a proxy', new Response('<html>', { status: 503, headers: { date: DATE } })],
  ])('says nothing of the API’s clock when the API %s', async (_, answer) => {
    const { signIn, request } = testGateway({ [SERVICE]: answer })
    const { cookie } = await signIn()
    const response = await request(SERVICE, { headers: { cookie } })
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(response.headers.get('x-api-date')).toBeNull()
  })

  it('keeps all digits of its numbers when a secret is taken out', async () => {
    const list = '/v1/project/prod/service'
    const headers = { 'content-type': 'application/json' }
    const config = '"user_config":{"max_lag":9223372036854775807,"share":0.30000000000000004}'
    const service = `{"service_name":"pg",${config},"service_uri":"postgres://a:b@c/"}`
    const { signIn, request } = testGateway({
      [list]: new Response(`{"services":[${service}]}`, { headers }),
      [SERVICE]: new Response(`{"service":${service}}`, { headers }),
    })
    const { cookie } = await signIn()
    for (const path of [list, SERVICE]) {
      const text = await (await request(path, { headers: { cookie } })).text()
      expect(text).toContain(config)
      expect(text).toContain('"service_uri":"<redacted>"')
    }
  })

  it('is compressed where the browser takes that', async () => {
    const body = JSON.stringify({ services: Array.from({ length: 200 }, () => 'orders-pg') })
    const { signIn, request } = testGateway({
      [SERVICE]: new Response(body, { headers: { 'content-type': 'application/json' } }),
    })
    const { cookie } = await signIn()
    const response = await request(SERVICE, { headers: { cookie, 'accept-encoding': 'gzip, br' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    const plain = response.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(plain).text()).toBe(body)
  })

  it('that may hold secrets is passed on as it comes when it is large, not when it is whole', async () => {
    const large = '{"backups":'.padEnd(70_000)
    let finish = () => {}
    const { signIn, request } = testGateway({
      [SERVICE]: new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode(large))
            finish = () => {
              controller.enqueue(new TextEncoder().encode('{}}'))
              controller.close()
            }
          },
        }),
        { headers: { 'content-type': 'application/json' } },
      ),
    })
    const { cookie } = await signIn()
    const response = await request(`${SERVICE}?include_secrets=true`, { headers: { cookie } })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe(large)
    finish()
    expect((await reader?.read())?.value).toBe('{}}')
  })

  it('is sent in one piece when it is small, however it came', async () => {
    const { signIn, request } = testGateway({
      [BACKUPS]: new Response(new Blob(['{"backups"', ':[]}']).stream(), {
        headers: { 'content-type': 'application/json' },
      }),
    })
    const { cookie } = await signIn()
    const response = await request(BACKUPS, { headers: { cookie } })
    expect(response.headers.get('content-length')).toBe('14')
    expect(await response.text()).toBe('{"backups":[]}')
  })

  it.each([
    ['no cookie', undefined],
    ['a forged cookie', 'offsite=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c'],
  ])('with %s is refused without asking the API', async (_, cookie) => {
    const { request, calls } = testGateway()
    const response = await request(SERVICE, cookie ? { headers: { cookie } } : {})
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      message: expect.stringMatching(/Sign in again/),
      errors: [{ status: 401 }],
    })
    expect(calls).toHaveLength(0)
  })

  it('that the API refuses with 401 does not sign out', async () => {
    const { signIn, request } = testGateway({
      [SERVICE]: Response.json({ message: 'Missing (expired) db token' }, { status: 401 }),
    })
    const { cookie } = await signIn()
    const response = await request(SERVICE, { headers: { cookie } })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ message: 'Missing (expired) db token' })
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it.each([['/v1x/me'], ['/v1/../session/x'], ['/v1/%2e%2e/other']])(
    'stays below /v1/ (%s)',
    async (path) => {
      const { signIn, request, calls } = testGateway()
      const { cookie } = await signIn()
      const response = await request(path, { headers: { cookie } })
      expect(response.status).toBe(404)
      expect(calls).toHaveLength(1)
    },
  )
})

describe('when the API fails', () => {
  const refused = new TypeError('fetch failed', { cause: errno('ECONNREFUSED') })
  const cut = new TypeError('fetch failed', { cause: errno('UND_ERR_SOCKET') })
  const barred = Object.assign(new Error('the proxy in HTTPS_PROXY answered 407'), {
    code: 'PROXY_REFUSED',
  })
  const garbage = new TypeError('fetch failed', { cause: errno('HPE_INVALID_CONSTANT') })
  const unknown = /Whether the change was made is unknown/

  it.each([
    ['GET', 'is down', refused, 502, /cannot be reached\. Nothing was changed/],
    ['PUT', 'is down', refused, 502, /cannot be reached\. Nothing was changed/],
    [
      'PUT',
      'is not let through to',
      barred,
      502,
      /cannot be reached: the proxy in HTTPS_PROXY answered 407\. Nothing was changed/,
    ],
    ['GET', 'cuts the connection', cut, 502, /broke before it responded\. Nothing was changed/],
    ['PUT', 'cuts the connection', cut, 502, unknown],
    ['DELETE', 'talks no HTTP', garbage, 502, unknown],
    ['PUT', 'redirects', Response.redirect('https://evil.example/'), 502, /redirect/],
  ])('%s, and it %s: says so', async (method, _, answer, status, message) => {
    const { signIn, request, lines } = testGateway({ [SERVICE]: answer })
    const { cookie } = await signIn()
    const init = method === 'GET' ? { headers: { cookie } } : json(method, {}, { cookie })
    const response = await request(SERVICE, init)
    expect(response.status).toBe(status)
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({
      message: expect.stringMatching(message),
      errors: [{ status }],
    })

    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(response.headers.get('x-request-id'))
    expect(lines.join() + body).not.toContain(TOKEN)
  })

  const page = (status: number, headers = {}) =>
    new Response('<script>alert(1)</script>', {
      status,
      headers: { 'content-type': 'text/html', ...headers },
    })

  it.each([
    [
      'GET',
      'a page of a proxy',
      page(503, { 'retry-after': '7' }),
      503,
      '7',
      /answered 503 with 25 bytes \(text\/html\).*Nothing/,
    ],
    ['PUT', 'a page of a proxy', page(500), 500, null, unknown],
    ['GET', 'an odd type', page(500, { 'content-type': '<b>' }), 500, null, /\(of no known type\)/],
    ['GET', 'a long page', new Response('x'.repeat(99_999)), 502, null, /more than 65536 bytes/],
    ['GET', 'a page that says that all is well', page(200), 502, null, /not .* like the Aiven API/],
    ['PUT', 'a page that says that all is well', page(200), 502, null, unknown],
    ['GET', 'no type', new Response(new Blob(['{}'])), 502, null, /not .* like the Aiven API/],
    ['GET', 'too many requests', page(429, { 'retry-after': '30' }), 429, '30', /answered 429/],
  ])('%s is answered with %s: its words are not passed on', async (...row) => {
    const [method, , answer, status, wait, message] = row
    const { signIn, request } = testGateway({ [SERVICE]: answer })
    const { cookie } = await signIn()
    const init = method === 'GET' ? { headers: { cookie } } : json(method, {}, { cookie })
    const response = await request(SERVICE, init)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('retry-after')).toBe(wait)
    expect(await response.json()).toMatchObject({
      message: expect.stringMatching(message),
      errors: [{ status }],
    })
  })

  it('signing in does not hold an endless answer', async () => {
    const block = new Uint8Array(64 * 1024).fill(32)
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += block.byteLength
        controller.enqueue(block)
      },
    })
    const headers = { 'content-type': 'application/json' }
    const { signIn } = testGateway({ '/v1/me': new Response(endless, { headers }) })
    expect((await signIn()).response.status).toBe(502)
    expect(sent).toBeLessThan(2 * 1024 * 1024)
  })

  it.each([
    ['a read', { method: 'GET' }, /within 30 seconds\. Nothing was changed/],
    ['a write', json('PUT', {}), unknown],
  ])('%s that gets no answer ends after 30 seconds', async (_, init, message) => {
    const silent = silentApi()
    const { signIn, request } = testGateway({ [SERVICE]: silent.answer })
    const { cookie } = await signIn()
    vi.useFakeTimers()
    const pending = request(SERVICE, { ...init, headers: { ...json('', 0).headers, cookie } })
    await silent.asked
    await vi.advanceTimersByTimeAsync(29_999)
    expect(silent.isGivenUp()).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    const response = await pending
    expect(response.status).toBe(504)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) })
  })

  it('signing in ends after 10 seconds', async () => {
    const silent = silentApi()
    const { signIn } = testGateway({ '/v1/me': silent.answer })
    vi.useFakeTimers()
    const pending = signIn()
    await silent.asked
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await pending).response.status).toBe(504)
  })

  it('a read is given up when the browser is gone, a write is not', async () => {
    for (const [init, givenUp] of [
      [{ method: 'GET' }, true],
      [json('PUT', {}), false],
    ] as const) {
      const silent = silentApi()
      const { signIn, request, lines } = testGateway({ [SERVICE]: silent.answer })
      const { cookie } = await signIn()
      const browser = new AbortController()
      void request(SERVICE, {
        ...init,
        headers: { ...json('', 0).headers, cookie },
        signal: browser.signal,
      })
      await silent.asked
      browser.abort()
      expect(silent.isGivenUp()).toBe(givenUp)
      expect(lines).toEqual([])
    }
  })

  it('a mistake of its own is 500 and says where to look, not what it held', async () => {
    const { signIn, request, lines } = testGateway(
      {},
      {
        now: () => {
          throw new Error(`broken with ${TOKEN}`)
        },
      },
    )
    const { response } = await signIn()
    expect(response.status).toBe(500)
    expect((await response.text()) + lines.join()).not.toContain(TOKEN)
    expect(lines[0]).toContain(response.headers.get('x-request-id'))
    expect((await request('/session')).status).toBe(200)
  })
})

/** An answer that never comes: the call ends only when the gateway gives it up. */
function silentApi() {
  let signal: AbortSignal | null | undefined
  let tell = () => {}
  const asked = new Promise<void>((resolve) => (tell = resolve))
  return {
    asked,
    isGivenUp: () => signal?.aborted ?? false,
    answer: (init: RequestInit) =>
      new Promise<Response>((_, reject) => {
        signal = init.signal
        signal?.addEventListener('abort', () => reject(new Error('aborted')))
        tell()
      }),
  }
}

function errno(code: string): Error {
  return Object.assign(new Error(code), { code })
}

describe('a write that the browser could send again', () => {
  it.each([408, 421, 425])('is never answered with the API’s %i', async (status) => {
    const { signIn, request } = testGateway({
      [SERVICE]: () => Response.json({ message: 'Too slow' }, { status }),
    })
    const { cookie } = await signIn()
    for (const init of [json('PUT', {}, { cookie }), { method: 'DELETE', headers: { cookie } }]) {
      const response = await request(SERVICE, init)
      expect(response.status).toBe(502)
      expect(await response.json()).toMatchObject({
        message: expect.stringMatching(unknownOutcome),
      })
    }
    expect((await request(SERVICE, { headers: { cookie } })).status).toBe(status)
  })

  it('is taken once by its id, for each user, and said to have been taken', async () => {
    const { signIn, request, calls } = testGateway({ [SERVICE]: () => Response.json({}) })
    const { cookie } = await signIn()
    const put = (id: string) => request(SERVICE, json('PUT', {}, { cookie, [WRITE]: id }))
    expect((await put(ID)).status).toBe(200)
    const sent = calls.length
    for (const id of [ID, ID.toUpperCase()]) {
      const again = await put(id)
      expect(again.status).toBe(502)
      expect(await again.json()).toMatchObject({
        message: expect.stringMatching(/already received.*check/),
        errors: [{ error_code: 'offsite_write_taken' }],
      })
    }
    expect(calls).toHaveLength(sent)
    expect((await put(ID.replace('0', '1'))).status).toBe(200)
    expect(calls).toHaveLength(sent + 1)
  })

  it('is taken once while the first is still under way, and again after ten minutes', async () => {
    let monotonic = 0
    let answerFirst: (answer: Response) => void = () => {}
    const { signIn, request, calls } = testGateway(
      { [SERVICE]: () => new Promise<Response>((resolve) => (answerFirst = resolve)) },
      { monotonic: () => monotonic },
    )
    const { cookie } = await signIn()
    const before = calls.length
    const put = () => request(SERVICE, json('PUT', {}, { cookie, [WRITE]: ID }))
    const first = put()
    await vi.waitFor(() => expect(calls).toHaveLength(before + 1))
    expect((await put()).status).toBe(502)
    answerFirst(Response.json({}))
    expect((await first).status).toBe(200)
    monotonic += 10 * 60 * 1000
    void put()
    await vi.waitFor(() => expect(calls).toHaveLength(before + 2))
    answerFirst(Response.json({}))
  })

  it('is refused with an id that no page gives', async () => {
    const { signIn, request, calls } = testGateway({ [SERVICE]: () => Response.json({}) })
    const { cookie } = await signIn()
    const before = calls.length
    const response = await request(SERVICE, json('PUT', {}, { cookie, [WRITE]: 'once' }))
    expect(response.status).toBe(400)
    expect(calls).toHaveLength(before)
  })
})

describe('secrets of services', () => {
  const answer = () =>
    Response.json({
      service: {
        service_uri: 'postgres://avnadmin:planted@host',
        users: [{ password: 'planted' }],
      },
    })
  const LIST = '/v1/project/prod/service'
  const asked = async (path: string, init: RequestInit = {}) => {
    const { signIn, request, calls } = testGateway({ [SERVICE]: answer, [LIST]: answer })
    const { cookie } = await signIn()
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie }
    const response = await request(path, { ...init, headers })
    const sent = new URL(calls.at(-1)?.url ?? '').search
    return { text: await response.text(), headers: response.headers, sent }
  }

  it.each<[string, string, RequestInit]>([
    ['the list', LIST, {}],
    ['the list, asked with secrets', `${LIST}?include_secrets=true`, {}],
    ['a service', SERVICE, {}],
    ['a service, asked with something like it', `${SERVICE}?include_secrets=1`, {}],
    ['a service, asked in capitals', `${SERVICE}?INCLUDE_SECRETS=true`, {}],
    ['a service, asked twice', `${SERVICE}?include_secrets=false&include_secrets=true`, {}],
    ['a new service', LIST, json('POST', {})],
    ['a changed service', SERVICE, json('PUT', {})],
    ['a changed service, asked with secrets', `${SERVICE}?include_secrets=true`, json('PUT', {})],
  ])('are not in %s', async (_, path, init) => {
    const { text, sent } = await asked(path, init)
    expect(text).toContain('<redacted>')
    expect(text).not.toContain('planted')
    expect(sent).toBe('')
  })

  it('are told for one service on request, kept by no cache, and only so often', async () => {
    const { text, headers } = await asked(`${SERVICE}?include_secrets=true`)
    expect(text).toContain('planted')
    expect(headers.get('cache-control')).toBe('no-store')

    const { signIn, request } = testGateway({ [SERVICE]: answer })
    const { cookie } = await signIn()
    const statuses: number[] = []
    for (let i = 0; i < 11; i += 1) {
      const again = await request(`${SERVICE}?include_secrets=true`, { headers: { cookie } })
      statuses.push(again.status)
    }
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429])
  })
})
