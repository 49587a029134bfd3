/** Builds the demo into dist/demo: static files that are the whole program, for any static host. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ensureInstalled } from './lib/prepare.mjs'
import { DEMO, ROOT } from './lib/project.mjs'

ensureInstalled()
process.env.NODE_ENV = 'production'
const { build, runnerImport } = await import('vite')
const folder = join(ROOT, DEMO)

await build({ root: ROOT, configFile: join(ROOT, 'vite.demo.config.ts') })
const files = filesIn(folder)
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  define: {
    DEMO_FILES: JSON.stringify(files.map(({ name }) => name)),
    DEMO_VERSION: JSON.stringify(versionOf(files)),
  },
  build: {
    outDir: folder,
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: 'demo/worker/index.ts',
      formats: ['iife'],
      name: 'demo',
      fileName: () => 'worker.js',
    },
  },
})
const { module } = await runnerImport(join(ROOT, 'demo/build/page.ts'), { configFile: false })
writeFileSync(join(folder, '404.html'), module.notFoundPage())

/** All that a page may ask for; not what tools read. */
function filesIn(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(root, path).split(sep).join('/') }))
    .filter(({ name }) => !name.startsWith('.'))
}

function versionOf(list) {
  const hash = createHash('sha256')
  for (const { path, name } of list) hash.update(name).update('\0').update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}
