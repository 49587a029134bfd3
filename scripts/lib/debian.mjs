import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './project.mjs'

/**
 * Unpacks programs of Debian's packages into this checkout: nothing is installed and no service started.
 * @param {string} name of the folder to keep them in
 * @param {string[]} packages
 * @returns {string | undefined} the folder that stands for `/`; undefined elsewhere than on Debian, and
 *   where the packages could not be had
 */
export function unpackDebian(name, packages) {
  if (!existsSync('/etc/debian_version')) return undefined
  const folder = join(ROOT, 'node_modules/.cache', name)
  mkdirSync(folder, { recursive: true })
  const run = (command, ...args) =>
    spawnSync(command, args, { cwd: folder, stdio: 'ignore', timeout: 120_000 }).status === 0
  const files = () => readdirSync(folder).filter((file) => file.endsWith('.deb'))
  if (files().length < packages.length) {
    const download = () => run('apt-get', 'download', ...packages)
    if (!download() && !(run('apt-get', 'update') && download())) return undefined
  }
  return files().every((file) => run('dpkg', '--extract', file, folder)) ? folder : undefined
}
