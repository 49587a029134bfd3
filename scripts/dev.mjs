/** Runs the console with hot reload, against a freshly built gateway and sandbox. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './lib/prepare.mjs'
import { ROOT, SERVER } from './lib/project.mjs'

ensureInstalled()
const { build, createServer } = await import('vite')
await build({
  root: ROOT,
  configFile: join(ROOT, 'vite.server.config.ts'),
  logLevel: 'warn',
})
await import(pathToFileURL(join(ROOT, SERVER)).href)

const vite = await createServer({ root: ROOT, configFile: join(ROOT, 'vite.config.ts') })
await vite.listen()
console.log('With hot reload (after a change in server/, start again):')
vite.printUrls()
