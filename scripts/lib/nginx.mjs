import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebian } from './debian.mjs'
import { ROOT } from './project.mjs'

const UNPACKED = join(ROOT, 'node_modules/.cache/offsite-nginx/usr/sbin/nginx')

/**
 * The path of an nginx: the one in OFFSITE_NGINX, the system's, or on Debian the one of its package.
 * @returns undefined when there is none and none could be had
 */
export function findNginx() {
  const given = process.env.OFFSITE_NGINX
  if (given) return runs(given) ? given : undefined
  const candidates = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', UNPACKED]
  const found = candidates.find(runs)
  if (found) return found
  return unpackDebian('offsite-nginx', ['nginx']) && runs(UNPACKED) ? UNPACKED : undefined
}

function runs(path) {
  return existsSync(path) && spawnSync(path, ['-v'], { timeout: 10_000 }).status === 0
}
