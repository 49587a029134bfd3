import { createContext, runInContext } from 'node:vm'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Gateway, GatewayOptions } from '.'

/** What edge platforms have: web standards, and nothing of Node. */
const WEB_STANDARD = {
  AbortController,
  AbortSignal,
  CompressionStream,
  DOMException,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  Uint8Array,
  atob,
  btoa,
  clearTimeout,
  crypto,
  performance,
  setTimeout,
  structuredClone,
}

let code = ''

beforeAll(async () => {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    resolve: { conditions: ['workerd', 'worker', 'browser', 'import'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: 'server/gateway/index.ts', formats: ['iife'], name: 'offsite' },
    },
  })
  code = [output]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
    .map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''))
    .join('')
})

/** The bundled gateway where only web standards are in reach. */
function onTheEdge(options: GatewayOptions): Gateway {
  const context = createContext({ ...WEB_STANDARD }, { codeGeneration: { strings: false } })
  const bundle: unknown = runInContext(`${code}\noffsite`, context)
  const { createGateway } = bundle as { createGateway: (options: GatewayOptions) => Gateway }
  return createGateway(options)
}

describe('the gateway on an edge platform', () => {
  it('needs no module of Node', () => {
    expect(code).toContain('createGateway')
    expect(code).not.toMatch(/["'`]node:|\brequire\(|\b__vite-browser-external/)
  })

  it('serves the console, signs in and forwards, compressed', async () => {
    const services = Array.from({ length: 200 }, (_, i) => ({ service_name: `pg-${i}` }))
    const asked: Headers[] = []
    const gateway = onTheEdge({
      upstream: {
        kind: 'aiven',
        url: 'https://api.example.com',
        fetch: async (input, init) => {
          asked.push(new Headers(init?.headers))
          return new Request(input).url.endsWith('/v1/me')
            ? Response.json({ user: { user: 'dana@example.com' } })
            : Response.json({ services })
        },
      },
      sessionKeys: [new Uint8Array(32).fill(3)],
      assets: new Map([
        [
          '/index.html',
          {
            type: 'text/html',
            etag: 'W/"1"',
            bodies: { identity: new TextEncoder().encode('page') },
          },
        ],
      ]),
    })
    const ask = (path: string, init?: RequestInit) =>
      gateway.fetch(new Request(`https://offsite.example.com${path}`, init))

    expect(await (await ask('/projects', { headers: { accept: 'text/html' } })).text()).toBe('page')

    const signedIn = await ask('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://offsite.example.com' },
      body: JSON.stringify({ token: 'a-token' }),
    })
    expect(signedIn.status).toBe(200)
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).toMatch(/^__Host-offsite=/)

    const answer = await ask('/v1/project/acme/service', {
      headers: { cookie, 'accept-encoding': 'gzip' },
    })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    const plain = answer.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(plain).json()).toEqual({ services })
    expect(asked.at(-1)?.get('authorization')).toBe('aivenv1 a-token')

    expect((await ask('/v1/project')).status).toBe(401)
    const crossSite = { method: 'PUT', headers: { cookie, origin: 'https://evil.example' } }
    expect((await ask('/v1/project/acme/service/pg', crossSite)).status).toBe(403)
  })
})
