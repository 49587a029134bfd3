/**
 * Asks the registry for known vulnerabilities in what is installed: first in what runs, then in what
 * only builds and tests. Fails for the former from "high" on. Not part of `npm test`, which must not
 * depend on the network.
 */
import { spawnSync } from 'node:child_process'
import { ROOT } from './lib/project.mjs'
import { npmCommand } from './lib/prepare.mjs'

const LEVELS = ['critical', 'high', 'moderate', 'low', 'info']

const results = [audit('What runs', '--omit=dev'), audit('What runs, builds and tests')]
process.exitCode = results[0]?.critical || results[0]?.high ? 1 : 0

/** How many vulnerabilities there are by level; undefined when the registry does not tell. */
function audit(what, ...options) {
  const { command, args, shell } = npmCommand(process.env, process.platform)
  const { stdout } = spawnSync(command, [...args, 'audit', '--json', ...options], {
    cwd: ROOT,
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 60_000,
  })
  const report = parse(stdout)
  const counts = report?.metadata?.vulnerabilities
  if (!counts) {
    const reason = report?.statusCode ? `it answered ${report.statusCode}` : 'there was no answer'
    console.log(`${what}: unknown, as the registry in use does not tell (${reason}).`)
    return undefined
  }
  const found = LEVELS.filter((level) => counts[level] > 0)
  const words = found.map((level) => `${counts[level]} ${level}`).join(', ') || 'none known'
  console.log(`${what}: ${words}.`)
  for (const [name, { severity, range }] of Object.entries(report.vulnerabilities ?? {})) {
    console.log(`  ${name} ${range}: ${severity}`)
  }
  return counts
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
