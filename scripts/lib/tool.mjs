import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from './project.mjs'

/** Runs a command of an installed package, without a shell, and tells whether it worked. */
export function tool(packageName, command, ...args) {
  const manifestPath = createRequire(import.meta.url).resolve(`${packageName}/package.json`)
  const { bin } = JSON.parse(readFileSync(manifestPath, 'utf8'))
  const path = typeof bin === 'string' ? bin : bin[command]
  return node(join(dirname(manifestPath), path), ...args)
}

/** Runs a script with this Node, and tells whether it worked. */
export function node(...args) {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0
}
