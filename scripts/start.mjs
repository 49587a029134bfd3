/** Starts Offsite from a checkout: installs and builds what is missing, then runs the servers. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { helpAsked } from './lib/help.mjs'
import { explainKeptOptions } from './lib/npm-options.mjs'
import { ensureBuilt, ensureInstalled, fail } from './lib/prepare.mjs'
import { ROOT, SERVER } from './lib/project.mjs'

const kept = explainKeptOptions(process.env, process.argv.slice(2))
if (kept) fail(kept)

const server = join(ROOT, SERVER)
const asked = helpAsked(process.argv.slice(2))
const isBuilt = existsSync(server)
if (asked === 'program' && !isBuilt) {
  // To install and build first would be a long wait for a list of options.
  console.log(readFileSync(join(ROOT, 'docs/options.md'), 'utf8'))
} else {
  // What was built before the sources changed still knows its options.
  if (asked === undefined || !isBuilt) {
    ensureInstalled()
    ensureBuilt()
  }
  // In this very process: arguments, signals and the exit code are the servers' own.
  await import(pathToFileURL(server).href)
}
