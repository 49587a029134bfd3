/** Serves the demo on this machine, as a static host would, and builds it first where that is needed. */
import { join } from 'node:path'
import { ensureInstalled, fail } from './lib/prepare.mjs'
import { DEMO, isDemoBuilt, ROOT } from './lib/project.mjs'
import { serveStatic } from './lib/static-host.mjs'
import { node } from './lib/tool.mjs'

/** Always the same: what is changed in the demo stays with its address. */
const PORT = 4282

ensureInstalled()
if (!isDemoBuilt(ROOT) && !node(join(ROOT, 'scripts/build-demo.mjs')))
  fail('The demo was not built.')
try {
  const { url } = await serveStatic(join(ROOT, DEMO), '/', PORT)
  console.log(`The demo: ${url}/`)
} catch (error) {
  fail(error.code === 'EADDRINUSE' ? `Port ${PORT} is in use.` : error.message)
}
