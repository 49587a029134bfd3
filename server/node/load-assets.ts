import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Asset, Assets } from '../gateway'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * Reads the built console into memory, with the `.br` and `.gz` files that the build put beside its
 * files. Hidden files and folders (the build's manifest) are left out.
 * @param folder the build's output; undefined is returned when there is no page in it
 */
export async function loadAssets(folder: string): Promise<Assets | undefined> {
  if (!existsSync(join(folder, 'index.html'))) return undefined

  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const names = new Map(
    files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]),
  )

  const assets = new Map<string, Asset>()
  for (const [path, file] of names) {
    const isVariant = /\.(?:br|gz)$/.test(path) && names.has(path.replace(/\.\w+$/, ''))
    if (isVariant || path.includes('/.')) continue
    const identity = await read(file)
    const br = names.get(`${path}.br`)
    const gzip = names.get(`${path}.gz`)
    assets.set(path, {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      // Weak, as the compressed forms share it.
      etag: `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
      ...(path.endsWith('.html') && { scriptHashes: scriptHashes(identity) }),
      bodies: {
        identity,
        ...(br && { br: await read(br) }),
        ...(gzip && { gzip: await read(gzip) }),
      },
    })
  }
  return assets
}

/** The hashes of the inline scripts that the build put into a page. */
function scriptHashes(page: Uint8Array): string[] {
  const scripts = new TextDecoder()
    .decode(page)
    .matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)
  return [...scripts].map(
    ([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
  )
}

async function read(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file))
}
