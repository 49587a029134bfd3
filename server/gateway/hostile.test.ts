import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../node/listen'
import type { Listener } from '../node/listen'
import { json, testGateway, TOKEN } from './test/gateway'

/** Requests as an attacker would write them, byte by byte, to a gateway with somebody signed in. */
const PASSWORD = 'AVNS_planted'
const SERVICE = '/v1/project/prod/service/pg'
const HOST = 'localhost:4280'
let now = Date.parse('2026-08-21T09:00:00Z')
const { gateway, calls, lines, signIn } = testGateway(
  { [SERVICE]: () => Response.json({ service: { users: [{ password: PASSWORD }] } }) },
  { now: () => now },
)
let listener: Listener
let cookie = ''

beforeAll(async () => {
  listener = await listen(gateway, { host: '127.0.0.1', port: 0 })
  cookie = (await signIn()).cookie
})
afterAll(() => listener.close())

type Header = readonly [string, string]

/** Sends these bytes; gives back all that came until the connection closed. */
function send(text: string, port = Number(new URL(listener.url).port)): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'))
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => (answer += part))
    // A server may refuse before all was sent.
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
    socket.setTimeout(5000, () => reject(new Error(`no end after: ${text.slice(0, 80)}`)))
  })
}

function write(method: string, target: string, headers: readonly Header[] = [], body = ''): string {
  const all: Header[] = [
    ['host', HOST],
    ['connection', 'close'],
    ['cookie', cookie],
  ]
  for (const [name, value] of headers) {
    const at = all.findIndex((header) => header[0] === name)
    if (at < 0 || name.startsWith('+')) all.push([name.replace('+', ''), value])
    else all[at] = [name, value]
  }
  if (body && !headers.some(([name]) => /length|transfer/.test(name))) {
    all.push(['content-length', String(body.length)])
  }
  const fields = all.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `${method} ${target} HTTP/1.1\r\n${fields}\r\n${body}`
}

const JSON_TYPE: Header = ['content-type', 'application/json']

/** The status of the answer. Nothing may reach the API, and neither the token nor a password come back. */
async function attack(text: string): Promise<number> {
  const before = calls.length
  const answer = await send(text)
  expect(calls.length).toBe(before)
  expect(answer + lines.join('\n')).not.toMatch(new RegExp(`${PASSWORD}|${TOKEN.slice(0, 10)}`))
  expect(answer.toLowerCase()).not.toMatch(/x-injected|location:|set-cookie: (?!offsite=;)/)
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
}

it('the same way of writing, when it is honest, comes through', async () => {
  const before = calls.length
  expect(await send(write('GET', SERVICE))).toMatch(/^HTTP\/1\.1 200/)
  expect(await send(write('PUT', SERVICE, [JSON_TYPE], '{}'))).toMatch(/^HTTP\/1\.1 200/)
  expect(calls.length).toBe(before + 2)
})

describe('paths that can be read in two ways', () => {
  const REFUSED = [400, 404]
  it.each([
    '/v1/../v1/clouds',
    '/v1/./clouds',
    '/v1/project/prod/service/../../../clouds',
    '/v1/project/prod/service/pg/..',
    '/v1/project/prod/service/pg/.',
    '/./v1/clouds',
    '/../v1/clouds',
    '/assets/../v1/clouds',
    '/v1/%2e%2e/v1/clouds',
    '/v1/%2E%2E/v1/clouds',
    '/v1/.%2e/v1/clouds',
    '/v1/%2e/clouds',
    '/v1/%252e%252e/clouds',
    '/v1/%25%32%65/clouds',
    '/v1/project/%2e%2e/clouds',
    '/v1/project/prod%2f..%2f..%2fclouds',
    '/v1/project/prod%2Fservice/service',
    '/v1/project/prod%5c..%5cclouds',
    '/v1/project/prod\\..\\clouds',
    '/v1\\clouds',
    '\\v1\\clouds',
    '/v1/project/prod/service/pg%2f..%2fother',
    '/v1/project/prod/service/pg%00',
    '/v1/project/prod/service/pg%0d%0ax-injected:%201',
    '/v1/project/prod/service/pg%0aHost:%20evil.example',
    '/v1/project/prod/service/pg%09',
    '/v1/project/prod/service/pg%20',
    '/v1/project/prod/service/pg%7f',
    '/v1/project/prod/service/pg%c0%ae%c0%ae',
    '/v1/project/prod/service/pg%u002e',
    '/v1/project/prod/service/pg%zz',
    '/v1/project/prod/service/pg%',
    '/v1/project/prod/service/%70g',
    '/v1/project/prod/service/pg;x=1',
    '/v1/project/prod/service/..;/clouds',
    '/v1/project/prod/service/pg/',
    '/v1/project/prod/service//pg',
    '/v1//project',
    '//v1/clouds',
    '//evil.example/v1/clouds',
    '///evil.example/v1/clouds',
    '/\\evil.example/v1/clouds',
    '/%5cevil.example/v1/clouds',
    '/%2f%2fevil.example/v1/clouds',
    '/v1/clouds/..%2f..%2fother',
    '/%76%31/clouds',
    '/V1/clouds',
    '/v1/CLOUDS',
    '/v1',
    '/v1/',
    '/v1/clouds@evil.example',
    '/v1/@evil.example/clouds',
    '/v1/http://evil.example/',
    '/v1/clouds#fragment',
    '/v1/clouds%23',
    '/v1/clouds%3fx',
    '/v1/project/<script>/service',
    '/v1/project/"/service',
    '/v1/project/{prod}/service',
    '/v1/project/pr|od/service',
    '/v1/project/pr^od/service',
    '/v1/project/pr`od/service',
    '/v1/project/-prod/service',
    '/v1/project/.prod/service',
    '/v1/project/a..b/service',
    '/v1/project/pröd/service',
    '/v1/project/*/service',
    "/v1/project/'OR'1'='1/service",
    '/v1/project/$(id)/service',
    `/v1/project/${'a'.repeat(129)}/service`,
    `/v1/clouds?${'a'.repeat(3000)}`,
    `/${'a/'.repeat(1500)}`,
    '/v1/clouds?a=%0d%0aset-cookie:%20offsite=1',
    '/v1/clouds?a=%00',
    '/v1/clouds?a=%',
    '/v1/clouds?a=<b>',
    "/v1/clouds?a='",
    'http://evil.example/v1/clouds',
    'https://api.aiven.io/v1/clouds',
    'http://localhost:4280/v1/clouds',
    'http://user:pass@localhost:4280/v1/clouds',
    'ftp://evil.example/v1/clouds',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'v1/clouds',
    '*',
    '?x',
  ])('%s', async (target) => {
    expect(REFUSED).toContain(await attack(write('GET', target)))
  })

  it('longer than any line may be', async () => {
    expect([431]).toContain(await attack(write('GET', `/v1/clouds?${'a'.repeat(20_000)}`)))
  })
})

describe('calls that the console does not make', () => {
  const S = SERVICE
  it.each<[string, string, number]>([
    ['GET', '/v1/project/prod/service/pg/user/avnadmin', 404],
    ['POST', `${S}/user`, 404],
    ['PUT', `${S}/user/avnadmin`, 404],
    ['GET', `${S}/kms/ca`, 404],
    ['GET', '/v1/project/prod/kms/ca', 404],
    ['POST', `${S}/query`, 404],
    ['POST', `${S}/pg/query`, 404],
    ['GET', `${S}/connection_pool`, 404],
    ['POST', `${S}/logs`, 404],
    ['POST', `${S}/task`, 404],
    ['PUT', `${S}/maintenance/start`, 404],
    ['POST', `${S}/privatelink/aws`, 404],
    ['GET', '/v1/project/prod/integration_endpoint', 404],
    ['POST', '/v1/project/prod/invite', 404],
    ['GET', '/v1/project/prod/users', 404],
    ['PUT', '/v1/project/prod/user/eve@example.com', 404],
    ['GET', '/v1/access_token', 404],
    ['POST', '/v1/access_token', 404],
    ['DELETE', '/v1/access_token/abc', 404],
    ['POST', '/v1/me/access_tokens', 404],
    ['POST', '/v1/userauth', 404],
    ['POST', '/v1/user', 404],
    ['GET', '/v1/card', 404],
    ['GET', '/v1/billing-group', 404],
    ['GET', '/v1/organizations', 404],
    ['GET', '/v1/account', 404],
    ['POST', '/v1/account/a/authentication', 404],
    ['GET', '/v2/me', 404],
    ['GET', '/v1/me', 404],
    ['POST', '/v1/me', 404],
    ['PATCH', '/v1/me', 404],
    ['DELETE', '/v1/me', 404],
    ['GET', '/v1/project/prod', 404],
    ['PUT', '/v1/project/prod', 404],
    ['DELETE', '/v1/project/prod', 404],
    ['GET', '/v1/project/prod/service-types/pg/plans/startup-4', 404],
    ['POST', '/v1/project', 405],
    ['POST', '/v1/clouds', 405],
    ['PATCH', '/v1/clouds', 405],
    ['DELETE', '/v1/clouds', 405],
    ['POST', S, 405],
    ['PATCH', S, 405],
    ['HEAD', S, 405],
    ['DELETE', '/v1/project/prod/service', 405],
    ['PUT', `${S}/backups`, 405],
    ['DELETE', `${S}/backups`, 405],
    ['GET', `${S}/tags`, 405],
    ['PUT', `${S}/tags`, 405],
    ['DELETE', `${S}/tags`, 405],
    ['GET', `${S}/backup_to_another_region/report`, 405],
    ['OPTIONS', S, 405],
    ['TRACE', S, 405],
    ['PROPFIND', S, 405],
    ['PURGE', S, 405],
    ['LOCK', S, 405],
    ['MKCOL', S, 405],
    ['put', S, 400],
    ['FOO', S, 400],
    ['PUT', '/session', 405],
    ['POST', '/', 404],
    ['POST', '/assets/index.js', 404],
  ])('%s %s is answered with %i', async (method, target, status) => {
    // Node's own parser closes on methods that it does not know.
    expect([status]).toContain(await attack(write(method, target)))
  })

  it('CONNECT, which would make a tunnel', async () => {
    expect([0, 405]).toContain(await attack(write('CONNECT', 'evil.example:443')))
  })
})

describe('headers that want more than they should', () => {
  const PUT = (headers: readonly Header[], body = '{}') => write('PUT', SERVICE, headers, body)
  const GET = (headers: readonly Header[]) => write('GET', SERVICE, headers)
  it.each<[string, () => string, number[]]>([
    [
      'to WebSocket',
      () =>
        GET([
          ['connection', 'upgrade, close'],
          ['upgrade', 'websocket'],
        ]),
      [400],
    ],
    [
      'to HTTP/2',
      () =>
        GET([
          ['connection', 'upgrade, close'],
          ['upgrade', 'h2c'],
        ]),
      [400],
    ],
    [
      'a form of another site',
      () => PUT([['content-type', 'application/x-www-form-urlencoded']]),
      [403],
    ],
    ['a form with a file', () => PUT([['content-type', 'multipart/form-data; boundary=x']]), [403]],
    ['plain text', () => PUT([['content-type', 'text/plain']]), [403]],
    [
      'text that looks like JSON',
      () => PUT([['content-type', 'text/plain; application/json']]),
      [403],
    ],
    ['JSON by another name', () => PUT([['content-type', 'application/json-patch']]), [403]],
    [
      'two types',
      () => PUT([JSON_TYPE, ['+content-type', 'text/plain'], ['origin', 'null']]),
      [403],
    ],
    ['no type', () => PUT([]), [403]],
    ['a body packed with gzip', () => PUT([JSON_TYPE, ['content-encoding', 'gzip']]), [415]],
    ['a body packed twice', () => PUT([JSON_TYPE, ['content-encoding', 'gzip, br']]), [415]],
    ['another origin', () => PUT([JSON_TYPE, ['origin', 'https://evil.example']]), [403]],
    ['a hidden origin', () => PUT([JSON_TYPE, ['origin', 'null']]), [403]],
    ['an empty origin', () => PUT([JSON_TYPE, ['origin', '']]), [403]],
    [
      'two origins',
      () => PUT([JSON_TYPE, ['origin', `http://${HOST}`], ['+origin', 'null']]),
      [403],
    ],
    ['an origin with a path', () => PUT([JSON_TYPE, ['origin', `http://${HOST}/`]]), [403]],
    [
      'an origin that begins like ours',
      () => PUT([JSON_TYPE, ['origin', `http://${HOST}.evil.example`]]),
      [403],
    ],
    ['a page of another site', () => PUT([JSON_TYPE, ['sec-fetch-site', 'cross-site']]), [403]],
    ['a page beside ours', () => PUT([JSON_TYPE, ['sec-fetch-site', 'same-site']]), [403]],
    ['a link in a mail', () => GET([['sec-fetch-site', 'none']]), [403]],
    ['a read for a page of another site', () => GET([['sec-fetch-site', 'cross-site']]), [403]],
    [
      'a script tag of another site',
      () =>
        GET([
          ['sec-fetch-site', 'cross-site'],
          ['sec-fetch-dest', 'script'],
        ]),
      [403],
    ],
    ['a read by CORS', () => GET([['origin', 'https://evil.example']]), [403]],
    [
      'a sign-out for another site',
      () => write('DELETE', '/session', [['origin', 'https://evil.example']]),
      [403],
    ],
    [
      'a sign-in for another site',
      () =>
        write('POST', '/session', [JSON_TYPE, ['sec-fetch-site', 'cross-site']], '{"token":"a"}'),
      [403],
    ],
    ['more than 1 MiB', () => PUT([JSON_TYPE], 'x'.repeat(1024 * 1024 + 1)), [413]],
    [
      'more than 1 MiB, announced',
      () => PUT([JSON_TYPE, ['content-length', '99999999999']], '{'),
      [413],
    ],
    [
      'two lengths',
      () => PUT([JSON_TYPE, ['content-length', '2'], ['+content-length', '3']]),
      [400],
    ],
    ['a negative length', () => PUT([JSON_TYPE, ['content-length', '-1']]), [400]],
    [
      'a length and chunks',
      () =>
        PUT([JSON_TYPE, ['content-length', '2'], ['transfer-encoding', 'chunked']], '0\r\n\r\n'),
      [400],
    ],
    [
      'chunks by another name',
      () => PUT([JSON_TYPE, ['transfer-encoding', 'xchunked']], '0\r\n\r\n'),
      [400],
    ],
    [
      'chunks with a bad size',
      () => PUT([JSON_TYPE, ['transfer-encoding', 'chunked']], 'zz\r\n{}\r\n0\r\n\r\n'),
      [400],
    ],
    ['a space before the colon', () => write('GET', SERVICE).replace('host:', 'host :'), [400]],
    ['a folded header', () => write('GET', SERVICE).replace('cookie:', 'x: a\r\n cookie:'), [400]],
    ['a header with a NUL', () => GET([['x', 'a\0b']]), [400]],
    ['a lone carriage return', () => GET([['x', 'a\rb']]), [400]],
    ['no host', () => write('GET', SERVICE).replace(/host:.*\r\n/, ''), [400]],
    ['a host with a path', () => GET([['host', 'localhost:4280/evil']]), [400]],
    ['a host with a user', () => GET([['host', 'user@localhost:4280']]), [400]],
    ['a host that is no host', () => GET([['host', 'a b']]), [400]],
    ['HTTP/9', () => write('GET', SERVICE).replace('HTTP/1.1', 'HTTP/9.9'), [400]],
    ['HTTP/0.9', () => 'GET /v1/clouds\r\n\r\n', [400]],
    ['TLS', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
    ['nonsense', () => 'HELO evil.example\r\n\r\n', [400]],
    ['headers of 20 kB', () => GET([['x', 'a'.repeat(20_000)]]), [431]],
  ])('%s', async (_, text, statuses) => {
    expect(statuses).toContain(await attack(text()))
  })

  it.each<[string, Header]>([
    ['another way to say the method', ['x-http-method-override', 'DELETE']],
    ['another way to say the path', ['x-original-url', '/v1/access_token']],
    ['the same, rewritten', ['x-rewrite-url', '/v1/access_token']],
    ['another host', ['x-forwarded-host', 'evil.example']],
    ['a user', ['x-forwarded-email', 'root@example.com']],
    ['a token', ['authorization', 'aivenv1 other']],
    ['an address', ['x-forwarded-for', '127.0.0.1']],
    ['a prefix', ['x-forwarded-prefix', '/evil']],
  ])('%s does not reach the API', async (_, header) => {
    expect(await send(GET([header]))).toMatch(/^HTTP\/1\.1 200/)
    const call = calls.at(-1)
    expect(call).toMatchObject({
      url: `https://api.example.com${SERVICE}`,
      init: { method: 'GET' },
    })
    expect([...(call?.headers.keys() ?? [])].sort()).toEqual(['accept', 'authorization'])
    expect(call?.headers.get('authorization')).toBe(`aivenv1 ${TOKEN}`)
  })
})

describe('cookies that are not what was given', () => {
  const sealed = () => cookie.slice('offsite='.length)
  const flip = (at: number) => {
    const parts = sealed()
      .split('.')
      .map((part) => Buffer.from(part, 'base64url'))
    const bytes = parts.filter((part) => part.length > 0)
    const part = bytes[at % bytes.length]
    const index = (at * 7) % (part?.length ?? 1)
    if (part) part[index] = (part[index] ?? 0) ^ (1 << (at % 8))
    return parts.map((each) => each.toString('base64url')).join('.')
  }
  it.each<[string, () => string]>([
    ['none', () => ''],
    ['an empty one', () => 'offsite='],
    ['one of another name', () => `offsite2=${sealed()}`],
    ['the secure name over http', () => `__Host-offsite=${sealed()}`],
    ['two', () => `${cookie}; ${cookie}`],
    ['a planted one first', () => `offsite=planted; ${cookie}`],
    ['one in quotes', () => `offsite="${sealed()}"`],
    ['one cut short', () => cookie.slice(0, -4)],
    ['one with more at its end', () => `${cookie}AAAA`],
    ['one without its tag', () => `offsite=${sealed().split('.').slice(0, 4).join('.')}.`],
    ['one without encryption', () => `offsite=${unsealed('none')}`],
    ['one signed, not sealed', () => `offsite=${unsealed('HS256')}`],
    ['one sealed for the page itself', () => `offsite=${unsealed('A256GCM')}`],
    ['the token itself', () => `offsite=${TOKEN}`],
    ['JSON', () => 'offsite={"token":"a"}'],
    ['a very long one', () => `offsite=${'A'.repeat(15_000)}`],
    ...Array.from({ length: 40 }, (_, at): [string, () => string] => [
      `one with bit ${at} flipped`,
      () => `offsite=${flip(at)}`,
    ]),
  ])('%s', async (_, value) => {
    expect([401]).toContain(await attack(write('GET', SERVICE, [['cookie', value()]])))
  })

  it('are refused when replayed after their time', async () => {
    const before = now
    now += 2 * 60 * 60 * 1000
    expect([401]).toContain(await attack(write('GET', SERVICE)))
    expect([401]).toContain(await attack(write('PUT', SERVICE, [JSON_TYPE], '{}')))
    now = before
  })

  function unsealed(algorithm: string): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const header = { alg: algorithm === 'A256GCM' ? 'dir' : algorithm, enc: 'A256GCM' }
    return `${part(header)}.${part({ token: 'a', sub: 'root', exp: 9e9 })}.a.b.c`
  }
})

describe('clients that are slow on purpose', () => {
  const FAST = { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 }
  it.each([
    ['with the first line', 'GET /v1/clouds HT'],
    ['with the headers', `GET /v1/clouds HTTP/1.1\r\nhost: ${HOST}\r\nx: `],
    [
      'with the body',
      `PUT ${SERVICE} HTTP/1.1\r\nhost: ${HOST}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
    ],
  ])('%s are cut off', async (_, text) => {
    const slow = await listen(gateway, { host: '127.0.0.1', port: 0, limits: FAST })
    const answer = await send(text, Number(new URL(slow.url).port))
    expect(answer).toMatch(/^(?:HTTP\/1\.1 (?:408|401|400)|$)/)
    await slow.close()
  })
})

describe('an API that cannot be trusted either', () => {
  it.each<[string, Record<string, string>, Buffer | string, number, number]>([
    ['unpacks to more than anybody needs', { 'content-encoding': 'gzip' }, bomb(), 200, 502],
    [
      'says that it is packed and is not',
      { 'content-encoding': 'gzip' },
      '{"service":{}}',
      200,
      502,
    ],
    ['sends somewhere else', { location: 'http://169.254.169.254/' }, '', 302, 502],
    ['sends to itself', { location: '/v1/clouds' }, '', 307, 502],
    ['sets a cookie', { 'set-cookie': 'offsite=theirs' }, '{"service":{}}', 200, 200],
    ['allows other origins', { 'access-control-allow-origin': '*' }, '{"service":{}}', 200, 200],
    [
      'sends a page with a password',
      { 'content-type': 'text/html' },
      `<b>${PASSWORD}</b>`,
      200,
      502,
    ],
    ['breaks off inside a password', {}, `{"service":{"users":[{"password":"${PASSWORD}`, 200, 502],
  ])('%s', async (_, headers, body, status, expected) => {
    const api = createServer((request, response) => {
      const isMe = request.url === '/v1/me'
      response.setHeader('content-type', 'application/json')
      if (!isMe) response.writeHead(status, headers)
      response.end(isMe ? '{"user":{"user":"dana@example.com"}}' : body)
    })
    await new Promise<void>((resolve) => void api.listen(0, '127.0.0.1', () => resolve()))
    const { port } = api.address() as AddressInfo
    const { signIn: enter, request } = testGateway(
      {},
      { upstream: { kind: 'aiven', url: `http://127.0.0.1:${port}` } },
    )
    const headersOfPage = { cookie: (await enter()).cookie }
    const response = await request(SERVICE, { headers: headersOfPage })
    expect(response.status).toBe(expected)
    expect(await response.text()).not.toContain(PASSWORD)
    for (const name of ['location', 'set-cookie', 'access-control-allow-origin']) {
      expect(response.headers.get(name)).toBeNull()
    }
    const changed = await request(SERVICE, json('PUT', {}, headersOfPage))
    expect(changed.status).toBe(expected)
    api.closeAllConnections()
    await new Promise((resolve) => api.close(resolve))
  })

  function bomb(): Buffer {
    return gzipSync(Buffer.alloc(70 * 1024 * 1024, ' '))
  }
})
