/** Starts Offsite from a checkout: installs and builds what is missing, then runs the servers. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'
import { ROOT, SERVER } from './lib/project.mjs'

ensureInstalled()
ensureBuilt()
// In this very process: arguments, signals and the exit code are the servers' own.
await import(pathToFileURL(join(ROOT, SERVER)).href)
