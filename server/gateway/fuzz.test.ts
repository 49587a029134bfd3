import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedCall } from './allowed'
import { findRefusal } from './guard'
import { createIdentity } from './identity'
import { isPrivateAddress } from './origin'
import { createSessions } from './session'
import { isPlainTarget, pathForLog } from './target'

/** Enough in all for more than 10,000 cases in a few seconds. */
const RUNS = { numRuns: 3000 }
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** What attackers put paths together from, beside the words of the API. */
const PIECES = [
  '/',
  '//',
  '\\',
  '.',
  '..',
  '%2e',
  '%2E%2e',
  '%2f',
  '%5c',
  '%252f',
  '%00',
  '%0d%0a',
  '%0a',
  '?',
  '#',
  ';',
  '@',
  ':',
  '%',
  '%zz',
  '\r\n',
  '\0',
  ' ',
  '\t',
  'é',
  '\u2025',
  '\uff0f',
  '\ud800',
  'v1',
  'me',
  'project',
  'prod',
  'service',
  'pg',
  'backups',
  'tags',
  'access_token',
  'user',
  'http:',
  'evil.example',
  'include_secrets=true',
  '&',
  'limit=1',
  '__proto__',
  'constructor',
]
const trickyPath = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 6 })),
    {
      maxLength: 16,
    },
  )
  .map((pieces) => pieces.join(''))
const target = fc.oneof(
  trickyPath,
  trickyPath.map((path) => `/v1/${path}`),
  trickyPath.map((path) => `/v1/project/prod/service/${path}`),
  fc
    .array(fc.constantFrom('v1', 'project', 'prod', 'service', 'pg', '..', '.', '', 'backups'), {
      maxLength: 8,
    })
    .map((parts) => `/${parts.join('/')}`),
)

/** What may be sent on, written down once more and apart from the rules. */
const SENT =
  /^\/(?:v1|sandbox)(?:\/[A-Za-z0-9][A-Za-z0-9_.-]{0,127}){1,10}(?:\?(?:include_secrets=true|limit=\d{1,4}))?$/

describe('whatever a path is made of', () => {
  it('a plain target is read alike by everybody, and what goes on is what was asked for', () => {
    fc.assert(
      fc.property(target, fc.constantFrom(...METHODS), (text, method) => {
        if (!isPlainTarget(text)) return
        const url = new URL(`http://localhost${text}`)
        // A parser that rewrites a path would let something else through than was looked at.
        expect(url.pathname + url.search).toBe(text.replace(/^([^?]*)\?$/, '$1'))
        expect(url.host).toBe('localhost')
        expect(decodeURIComponent(url.pathname)).not.toMatch(/[\\\p{Cc}]|\/\.\.?(?:\/|$)|\/\//u)
        const call = allowedCall(method, url)
        if (!call || 'methods' in call) return
        expect(call.path).toMatch(SENT)
        expect(call.path.split('?')[0]).toBe(url.pathname)
      }),
      RUNS,
    )
  })

  it('nothing passes that is no call of the API, even where only the parsed URL is known', () => {
    fc.assert(
      fc.property(
        target,
        fc.constantFrom(...METHODS, '__proto__', 'constructor'),
        (text, method) => {
          const address = `http://localhost${text.startsWith('/') ? '' : '/'}${text}`
          if (!URL.canParse(address)) return
          const call = allowedCall(method, new URL(address))
          if (!call || 'methods' in call) return
          expect(METHODS).toContain(method)
          expect(call.path).toMatch(SENT)
          expect(call.path).not.toMatch(/\.\.|^\/v1\/(?!me$|clouds$|project(?:\/|$))/)
          if (call.secrets === 'reveal') expect(method).toBe('GET')
          if (!['GET', 'POST'].includes(method)) expect(call.writes).toBe(true)
        },
      ),
      RUNS,
    )
  })

  it('honest names always pass', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,62}$/)
    fc.assert(
      fc.property(name, name, (project, service) => {
        const path = `/v1/project/${project}/service/${service}`
        expect(isPlainTarget(path)).toBe(true)
        expect(allowedCall('GET', new URL(`http://h${path}`))).toMatchObject({ path })
      }),
      RUNS,
    )
  })

  it('a log line holds only words of the API', () => {
    fc.assert(
      fc.property(target, (text) => {
        expect(pathForLog(text)).toMatch(/^(?:[a-z0-9_-]+|\*)?(?:\/(?:[a-z0-9_-]+|\*)?)*$/)
        expect(pathForLog(text)).not.toMatch(/prod|evil|proto/)
      }),
      RUNS,
    )
  })
})

describe('whatever headers say', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('same-origin', 'cross-site', 'none', 'null', 'http://localhost', ''),
    fc.constantFrom('http://localhost:80', 'https://localhost', 'http://localhost.evil', 'a, b'),
  )
  const name = fc.constantFrom('origin', 'sec-fetch-site', 'upgrade', 'content-encoding', 'host')
  const origin = new URL('http://localhost')

  it('a change of another site never passes', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.constantFrom(...METHODS), (given, method) => {
        const headers = headersOf(given)
        const request = new Request('http://localhost/v1/clouds', { method, headers })
        const refusal = findRefusal(request, { origin, publicOrigin: undefined })
        if (refusal) return
        expect([null, 'same-origin']).toContain(headers.get('sec-fetch-site'))
        expect([null, 'http://localhost']).toContain(headers.get('origin'))
        expect(headers.has('upgrade')).toBe(false)
      }),
      RUNS,
    )
  })

  it('nobody is a user by a header or a cookie that they made up', async () => {
    const sessions = createSessions({
      keys: [new Uint8Array(32).fill(7)],
      audience: 'https://api.example.com',
      now: Date.now,
    })
    const identity = createIdentity({
      sessions,
      proxies: ['10.0.0.5'],
      singleSignOn: { header: 'x-user', token: 't' },
    })
    const byCookie = createIdentity({ sessions, proxies: [] })
    const peer = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.ipV4(),
      fc.ipV6(),
      fc.constant(undefined),
    )
    const cookie = fc.oneof(
      value,
      fc.base64String().map((text) => `offsite=${text}`),
      fc
        .array(fc.base64String({ maxLength: 40 }), { maxLength: 6 })
        .map((p) => `offsite=${p.join('.')}`),
    )
    await fc.assert(
      fc.asyncProperty(peer, cookie, value, async (from, sealed, user) => {
        fc.pre(from !== '10.0.0.5')
        const headers = headersOf({ cookie: sealed, 'x-user': user, 'x-forwarded-for': '10.0.0.5' })
        const request = new Request('http://localhost/v1/clouds', { headers })
        expect(await identity.of(request, false, { peer: from })).toBe('not-through-proxy')
        expect(await byCookie.of(request, false, { peer: '10.0.0.5' })).toBe('nobody')
      }),
      { numRuns: 1500 },
    )
  })

  it('a user from the proxy is one name that cannot break a line of the log', async () => {
    const sessions = createSessions({ keys: [new Uint8Array(32)], audience: 'a', now: Date.now })
    const singleSignOn = { header: 'x-user', token: 't' }
    const identity = createIdentity({ sessions, proxies: ['::1'], singleSignOn })
    await fc.assert(
      fc.asyncProperty(value, async (user) => {
        const request = new Request('http://localhost/', { headers: headersOf({ 'x-user': user }) })
        const who = await identity.of(request, false, { peer: '::1' })
        expect(typeof who === 'string' ? 'nobody' : who.email).toMatch(
          /^[\x20-\x2b\x2d-\x7e]{1,200}$/,
        )
      }),
      RUNS,
    )
  })
})

it('no way to write a private IPv4 address hides it', () => {
  const octet = fc.nat(255)
  fc.assert(
    fc.property(fc.constantFrom(10, 127), octet, octet, octet, (a, b, c, d) => {
      const number = ((a * 256 + b) * 256 + c) * 256 + d
      const hex = (value: number) => value.toString(16)
      for (const text of [
        [a, b, c, d].join('.'),
        String(number),
        `0x${hex(number)}`,
        `0${a.toString(8)}.${b}.${c}.${d}`,
        `${a}.${b}.${c * 256 + d}`,
        `::ffff:${a}.${b}.${c}.${d}`,
        `[::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}]`,
      ]) {
        expect(isPrivateAddress(text), text).toBe(true)
      }
    }),
    RUNS,
  )
})

/** Those of the headers that HTTP can carry. */
function headersOf(given: Record<string, string>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    try {
      headers.set(name, value)
    } catch {
      // No HTTP library would send it.
    }
  }
  return headers
}
