import { accepts } from './accepts'

type Bytes = Uint8Array<ArrayBuffer>

/** One file of the built console, in memory. */
export interface Asset {
  type: string
  etag: string
  /** Of a page: its inline scripts, as a content security policy names them (`sha256-…`). */
  scriptHashes?: readonly string[]
  /** The file itself and, where the build made them, its compressed forms. */
  bodies: { identity: Bytes; br?: Bytes; gzip?: Bytes }
}

/** The built console by path, such as `/index.html`. */
export type Assets = ReadonlyMap<string, Asset>

export const PAGE = '/index.html'

/** The request headers that the page depends on: see `tellNobody`. */
export const PAGE_VARIES = 'accept-encoding, cookie, sec-fetch-site'

/**
 * The file that a path stands for. Paths that are no file and look like none are pages of the
 * console, so that deep links work; a missing file is none, never the page.
 */
export function findAsset(
  request: Request,
  assets: Assets,
): { path: string; asset: Asset } | undefined {
  const { pathname } = new URL(request.url)
  const path = assets.has(pathname) ? pathname : isPage(request, pathname) ? PAGE : undefined
  const asset = path === undefined ? undefined : assets.get(path)
  return path !== undefined && asset ? { path, asset } : undefined
}

/** Answers a GET or HEAD for a file of the console. */
export function serveAsset(request: Request, found: ReturnType<typeof findAsset>): Response {
  if (!found) return notFound()
  const { path, asset } = found

  const { encoding, body } = choose(request.headers.get('accept-encoding') ?? '', asset.bodies)
  const headers = new Headers({
    'cache-control': path.startsWith('/assets/')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    etag: asset.etag,
    vary: path === PAGE ? PAGE_VARIES : 'accept-encoding',
  })
  if (isNotModified(request, asset)) return new Response(null, { status: 304, headers })

  headers.set('content-type', asset.type)
  headers.set('content-length', String(body.byteLength))
  if (encoding) headers.set('content-encoding', encoding)
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}

function notFound(): Response {
  return new Response('Not found\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function isPage(request: Request, pathname: string): boolean {
  const looksLikeFile = pathname.startsWith('/assets/') || /\.[a-z0-9]+$/i.test(pathname)
  return !looksLikeFile && accepts(request.headers.get('accept') ?? '*/*', 'text/html') > 0
}

/** Compares weakly, as RFC 9110 (13.1.2) has it: caches make tags weak, or strong, on the way. */
function isNotModified(request: Request, asset: Asset): boolean {
  const known = request.headers.get('if-none-match') ?? ''
  const tags: readonly string[] = known.match(/"[^"]*"/g) ?? []
  return known.trim() === '*' || tags.includes(asset.etag.replace(/^W\//, ''))
}

/** The form of a file that a browser likes best; of two it likes the same, the smaller, brotli. */
function choose(header: string, { identity, br, gzip }: Asset['bodies']) {
  const brWeight = br ? accepts(header, 'br') : 0
  const gzipWeight = gzip ? accepts(header, 'gzip') : 0
  if (br && brWeight > 0 && brWeight >= gzipWeight) return { encoding: 'br', body: br }
  if (gzip && gzipWeight > 0) return { encoding: 'gzip', body: gzip }
  return { encoding: undefined, body: identity }
}
