/** A host for static files that knows nothing else: what the demo is published on. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Serves a folder on 127.0.0.1, with its `404.html` for what it does not have, compressed as such
 * hosts do it.
 * @param {string} folder
 * @param {string} base the path under which it is served, such as `/offsite/`
 * @param {number} [port] a free one when left out
 * @returns {Promise<{ url: string, requests: string[], stop: () => void }>} its address without a
 *   slash at the end; the paths that were asked for
 */
export async function serveStatic(folder, base, port = 0) {
  const packed = new Map()
  const requests = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    requests.push(pathname)
    const name = pathname.startsWith(base) ? pathname.slice(base.length) || 'index.html' : ''
    const file = join(folder, normalize(`/${decodeURIComponent(name)}`))
    const isThere = name !== '' && existsSync(file) && statSync(file).isFile()
    const served = isThere ? file : join(folder, '404.html')
    response.statusCode = isThere ? 200 : 404
    response.setHeader('content-type', TYPES[extname(served)] ?? 'application/octet-stream')
    response.setHeader('cache-control', 'max-age=600')
    if (extname(served) === '.woff2') {
      createReadStream(served).pipe(response)
      return
    }
    if (!packed.has(served)) packed.set(served, pack(readFileSync(served)))
    response.setHeader('content-encoding', 'br')
    response.end(packed.get(served))
  })
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${server.address().port}${base.slice(0, -1)}`,
    requests,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** As hosts do it that pack what they are asked for. */
function pack(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}
