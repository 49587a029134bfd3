import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/**
 * The files that a page needs, from Vite's manifest: the given chunks with all that they import
 * statically.
 * @param manifest Vite's manifest.json
 * @param chunks each by the source path of a lazily loaded module, such as
 *   `src/pages/outage/index.tsx`, or by the name of a group of them, as in chunks.ts
 * @returns paths below the build's folder
 * @throws Error when there is no such chunk
 */
export function filesFor(manifest, chunks) {
  const found = new Set()
  const visit = (key) => {
    if (found.has(key)) return
    found.add(key)
    manifest[key].imports?.forEach(visit)
  }
  for (const chunk of chunks) visit(findChunk(manifest, chunk))

  const list = [...found].map((key) => manifest[key])
  return {
    scripts: new Set(list.map(({ file }) => file)),
    // Vite lists the one file of all styles under a name of its own.
    styles: new Set([manifest['style.css'], ...list].flatMap(stylesOf)),
  }
}

function findChunk(manifest, wanted) {
  const key = Object.keys(manifest).find((one) =>
    one.startsWith('_') ? manifest[one].name === wanted : one === wanted,
  )
  if (!key) throw new Error(`There is no chunk ${wanted}: is it still there, and loaded lazily?`)
  return key
}

function stylesOf(chunk) {
  if (!chunk) return []
  return chunk.file.endsWith('.css') ? [chunk.file] : (chunk.css ?? [])
}

/** Measures the files of a folder: bytes as brotli. */
export function measureIn(folder) {
  return (file) => ({ file, bytes: brotliCompressSync(readFileSync(join(folder, file))).length })
}

export function sum(list) {
  return list.reduce((total, { bytes }) => total + bytes, 0)
}

/** Prints a number beside its limit, and tells whether it is within it. */
export function check(what, value, limit) {
  const ok = value <= limit
  console.log(row(value, `${what}, limit ${limit.toLocaleString('en')}${ok ? '' : '  OVER'}`))
  return ok
}

export function row(number, text) {
  return `${number.toLocaleString('en').padStart(9)}  ${text}`
}
