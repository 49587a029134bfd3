import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/**
 * Where a Chromium may be, best first: a path given in the environment, Playwright's own, the
 * system's.
 * @param own where Playwright would have put its own
 */
export function chromiumCandidates(env, platform, own) {
  const given = env.OFFSITE_CHROMIUM || env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
  return given ? [given] : [own, ...systemChromiums(env, platform)]
}

function systemChromiums(env, platform) {
  switch (platform) {
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter(Boolean)
        .flatMap((folder) =>
          [
            'Google/Chrome/Application/chrome.exe',
            'Chromium/Application/chrome.exe',
            'Microsoft/Edge/Application/msedge.exe',
          ].map((path) => win32.join(folder, path)),
        )
    case 'darwin':
      return ['', env.HOME ?? ''].flatMap((home) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
          posix.join(home || '/', 'Applications', `${name}.app`, 'Contents/MacOS', name),
        ),
      )
    default:
      return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
        [
          // Debian's Chromium without a window: what Playwright takes of its own. Tests take a quarter
          // less time in it than in the whole browser, half less of the processor's.
          'chromium-headless-shell',
          'chromium',
          'chromium-browser',
          'google-chrome',
          'google-chrome-stable',
        ].map((name) => posix.join(folder, name)),
      )
  }
}

/**
 * How to get a Chromium where there is none: Debian's package when this is root on Debian (and not
 * a relative whose package is a stub), else Playwright's download.
 * @param distribution the text of /etc/os-release, or '' where there is none
 */
export function chromiumInstallation({ platform, isRoot, distribution }) {
  if (platform === 'linux' && isRoot && /^ID="?debian"?$/m.test(distribution)) return 'debian'
  return platform === 'linux' && isRoot ? 'playwright-with-deps' : 'playwright'
}

/**
 * The path of a Chromium that runs; installs one when there is none.
 * @param own where Playwright would have put its own
 * @param runPlaywright runs Playwright's command line with the arguments, and tells whether it worked
 * @returns undefined when there is none and none could be installed; the reason is then printed
 */
export function ensureChromium(own, runPlaywright) {
  const { env, platform } = process
  const find = () => chromiumCandidates(env, platform, own).find((path) => runs(path, platform))
  const found = find()
  if (found) return found
  const given = env.OFFSITE_CHROMIUM || env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
  if (given) {
    console.error(`There is no Chromium that runs at ${given}, the path given in the environment.`)
    return undefined
  }

  console.log('No Chromium found; installing one …')
  install(runPlaywright)
  const installed = find()
  if (!installed) {
    console.error(
      'No Chromium could be installed. Install Chromium or Chrome, or give its path in OFFSITE_CHROMIUM.',
    )
  }
  return installed
}

function install(runPlaywright) {
  const distribution = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const isRoot = process.getuid?.() === 0
  const way = chromiumInstallation({ platform: process.platform, isRoot, distribution })
  if (way === 'debian') {
    const apt = (...args) =>
      spawnSync('apt-get', args, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    const install = (name) => apt('install', '-y', '--no-install-recommends', name)
    if (apt('update') && (install('chromium-headless-shell') || install('chromium'))) return
  }
  runPlaywright('install', ...(way === 'playwright' ? [] : ['--with-deps']), 'chromium')
}

/** Whether a browser is there and starts; some systems have a stub that only says how to get one. */
function runs(path, platform) {
  if (!existsSync(path)) return false
  // On Windows, asking for the version opens a window.
  return platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}
