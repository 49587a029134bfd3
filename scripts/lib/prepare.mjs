import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { isBuilt, isInstalled, ROOT } from './project.mjs'

const OLDEST_NODE = [20, 19]

/** Whether a version such as `v20.19.1` is new enough to run this. */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

/**
 * How to run npm: the one that runs this script when there is one, else the one on the path. On
 * Windows npm is a batch file, which needs a shell.
 */
export function npmCommand(env, platform) {
  const runner = env.npm_execpath
  if (runner && basename(runner.replaceAll('\\', '/')) === 'npm-cli.js') {
    return { command: process.execPath, args: [runner], shell: false }
  }
  return { command: 'npm', args: [], shell: platform === 'win32' }
}

/** Ends with a clear message when Node is too old; installs when something is missing. */
export function ensureInstalled() {
  if (!isSupportedNode(process.version)) {
    fail(`Offsite needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}.`)
  }
  if (isInstalled(ROOT)) return
  console.log('Installing (once, and again when package-lock.json changes) …')
  const { command, args, shell } = npmCommand(process.env, process.platform)
  run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], { shell })
}

/** Builds when there is no build or the sources have changed since. */
export function ensureBuilt() {
  if (isBuilt(ROOT)) return
  console.log('Building (once, and again when the sources change; takes some seconds) …')
  // What the bundler says is of use only where it fails.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts/build.mjs')],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: Infinity },
  )
  if (status !== 0) fail(`${stdout}${stderr}\nOffsite could not be built: see above.`)
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options })
  if (error) fail(`${command} cannot be run: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

/** Says why, and ends. */
export function fail(message) {
  console.error(message)
  process.exit(1)
}
