import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebian } from './debian.mjs'

/** As Debian calls them. */
const PROGRAMS = ['prometheus', 'promtool', 'prometheus-alertmanager']

/**
 * The folder that holds Prometheus, promtool and Alertmanager: the one in OFFSITE_PROMETHEUS, the
 * system's, or on Debian that of the packages.
 * @returns undefined when one of them is not there and could not be had
 */
export function findPrometheus() {
  const given = process.env.OFFSITE_PROMETHEUS
  if (given) return hasAll(given) ? given : undefined
  if (hasAll('/usr/bin')) return '/usr/bin'
  const root = unpackDebian('offsite-prometheus', ['prometheus', 'prometheus-alertmanager'])
  const unpacked = root && join(root, 'usr/bin')
  return unpacked && hasAll(unpacked) ? unpacked : undefined
}

function hasAll(folder) {
  return PROGRAMS.every((program) => existsSync(join(folder, program)))
}
