import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * The browsers besides Chromium that are on this machine, for e2e/engines.spec.ts: none is installed.
 * A path in the environment is the only one tried.
 * @returns the path of Firefox and that of WebKitGTK's driver, which needs Xvfb; undefined where there is none
 */
export function findEngines(env = process.env) {
  const find = (given, ...usual) => (given ? [given] : usual).find(existsSync)
  const driver = find(env.OFFSITE_WEBKIT, '/usr/bin/WebKitWebDriver', '/usr/lib64/WebKitWebDriver')
  return {
    firefox: find(
      env.OFFSITE_FIREFOX,
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/snap/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ),
    webkit: driver && hasXvfb() ? driver : undefined,
  }
}

function hasXvfb() {
  return spawnSync('Xvfb', ['-help'], { stdio: 'ignore', timeout: 10_000 }).error === undefined
}
