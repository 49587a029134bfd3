import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './project.mjs'

const KEPT = join(ROOT, 'node_modules/.cache/offsite-nginx')

/**
 * The path of an nginx: the one in OFFSITE_NGINX, the system's, or on Debian the one of its
 * package, which is unpacked into this checkout: nothing is installed and no service started.
 * @returns undefined when there is none and none could be had
 */
export function findNginx() {
  const given = process.env.OFFSITE_NGINX
  if (given) return runs(given) ? given : undefined
  const unpacked = join(KEPT, 'usr/sbin/nginx')
  const candidates = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', unpacked]
  return candidates.find(runs) ?? (unpack() && runs(unpacked) ? unpacked : undefined)
}

function unpack() {
  if (!existsSync('/etc/debian_version')) return false
  mkdirSync(KEPT, { recursive: true })
  const download = () => quietly('apt-get', 'download', 'nginx')
  if (!download() && !(quietly('apt-get', 'update') && download())) return false
  const file = readdirSync(KEPT).find((name) => name.endsWith('.deb'))
  return file !== undefined && quietly('dpkg', '--extract', file, KEPT)
}

function quietly(command, ...args) {
  return spawnSync(command, args, { cwd: KEPT, stdio: 'ignore', timeout: 60_000 }).status === 0
}

function runs(path) {
  return existsSync(path) && spawnSync(path, ['-v'], { timeout: 10_000 }).status === 0
}
