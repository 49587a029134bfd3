/**
 * Builds the console and the servers into dist/. Hashed files of the builds before stay; with
 * `--before FOLDER` these are taken from another console that was built, if there is one.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { keepBuilds, readBuilds } from './lib/builds-before.mjs'
import { withIntegrity } from './lib/integrity.mjs'
import { ensureInstalled } from './lib/prepare.mjs'
import { CONSOLE, hashSources, ROOT, STAMP } from './lib/project.mjs'

const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest'])

const { values: options } = parseArgs({ options: { before: { type: 'string' } } })

ensureInstalled()
// Whatever the shell says: a development build of React is neither small nor fast.
process.env.NODE_ENV = 'production'
const { build } = await import('vite')

// The stamp goes first and comes last, so that a build that was interrupted does not count; it is
// taken before, so that a change during the build does.
rmSync(join(ROOT, STAMP), { force: true })
const builtFrom = hashSources(ROOT)
const before = readBuilds(options.before ?? join(ROOT, CONSOLE))
await build({ root: ROOT, configFile: join(ROOT, 'vite.config.ts') })
await build({ root: ROOT, configFile: join(ROOT, 'vite.server.config.ts') })
sealPage(join(ROOT, CONSOLE))
await compress(join(ROOT, CONSOLE))
keepBuilds(join(ROOT, CONSOLE), before)
writeFileSync(join(ROOT, STAMP), builtFrom)

/** Puts the digests of scripts and styles into the page. Last, as files change until they are written. */
function sealPage(folder) {
  const page = join(folder, 'index.html')
  const modules = readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `/assets/${name}`)
  const read = (path) => readFileSync(join(folder, path))
  writeFileSync(page, withIntegrity(readFileSync(page, 'utf8'), modules, read))
}

/** Puts a .br and a .gz beside each text file that gets smaller by it. */
async function compress(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && COMPRESSED.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(file)
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      const variants = {
        br: await promisify(brotliCompress)(content, { params }),
        gz: await promisify(gzip)(content, { level: 9 }),
      }
      for (const [extension, body] of Object.entries(variants)) {
        if (body.length < content.length) writeFileSync(`${file}.${extension}`, body)
      }
    }),
  )
}
