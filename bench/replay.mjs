/** One server for the console and for the floor: the same files' packing, the same answers. */
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Not the answer's own, but those of the way it came. */
const OF_THE_WAY =
  /^(connection|keep-alive|transfer-encoding|content-encoding|content-length|date)$/

/**
 * Serves a built app, and the answers of a running gateway, each of which is asked for once.
 * @param folder the build
 * @param gateway its URL
 * @param cookie signs in there
 * @param count how many services a list has: those that there are, over and over, under other names.
 *   What is asked of one of them is answered as for the first
 */
export async function startReplay({ folder, gateway, cookie, count }) {
  const files = new Map()
  const answers = new Map()
  let names = []
  const server = createServer((request, response) => {
    const answer = /^\/(v1\/|session)/.test(request.url) ? replay(request) : serve(request)
    void Promise.resolve(answer).then(({ status = 200, headers, body }) => {
      response.writeHead(status, { ...headers, 'content-length': body.length })
      response.end(body)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }

  function serve({ url }) {
    const { pathname } = new URL(url, 'http://localhost')
    const found = extname(pathname) && existsSync(join(folder, pathname)) ? pathname : '/index.html'
    if (!files.has(found)) files.set(found, readFile(found))
    return files.get(found)
  }

  function readFile(path) {
    const whole = readFileSync(join(folder, path))
    const packed = path.endsWith('.woff2') ? undefined : brotliCompressSync(whole)
    return {
      headers: {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        ...(packed && { 'content-encoding': 'br' }),
      },
      body: packed ?? whole,
    }
  }

  async function replay({ method, url: asked }) {
    const url = asked.replace(/(?<=\/service\/)s(\d+)(?=\/|$)/, (_, i) => names[i % names.length])
    const key = `${method} ${url}`
    if (!answers.has(key)) answers.set(key, ask({ method, url }))
    return answers.get(key)
  }

  async function ask({ method, url }) {
    const report = method === 'POST' && { 'content-type': 'application/json' }
    const response = await fetch(gateway + url, {
      method,
      headers: { cookie, ...report },
      ...(report && { body: '{"period":"day"}' }),
    })
    let body = Buffer.from(await response.arrayBuffer())
    if (/\/service(\?|$)/.test(url) && response.ok) {
      const answer = JSON.parse(body)
      names = answer.services.map(({ service_name }) => service_name)
      body = Buffer.from(JSON.stringify({ ...answer, services: repeat(answer.services) }))
    }
    const kept = [...response.headers].filter(([name]) => !OF_THE_WAY.test(name))
    return {
      status: response.status,
      headers: { ...Object.fromEntries(kept), 'content-encoding': 'gzip' },
      body: gzipSync(body),
    }
  }

  function repeat(services) {
    return Array.from({ length: count ?? services.length }, (_, i) => {
      const service = services[i % services.length]
      return i < services.length ? service : { ...service, service_name: `s${i}` }
    })
  }
}
