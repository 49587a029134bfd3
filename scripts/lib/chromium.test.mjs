import { expect, it } from 'vitest'
import { chromiumCandidates, chromiumInstallation } from './chromium.mjs'

const OWN = '/home/dana/.cache/ms-playwright/chromium-1/chrome'

it('takes the path given in the environment and no other', () => {
  const given = { PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: '/opt/b', OFFSITE_CHROMIUM: '/opt/a' }
  expect(chromiumCandidates(given, 'linux', OWN)).toEqual(['/opt/a'])
  expect(chromiumCandidates({ ...given, OFFSITE_CHROMIUM: '' }, 'linux', OWN)).toEqual(['/opt/b'])
})

it.each([
  ['linux', {}, '/usr/bin/chromium'],
  ['linux', {}, '/usr/bin/google-chrome-stable'],
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', { HOME: '/Users/d' }, '/Users/d/Applications/Chromium.app/Contents/MacOS/Chromium'],
  [
    'win32',
    { PROGRAMFILES: 'C:\\Program Files' },
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  [
    'win32',
    { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
])("on %s with %j looks at Playwright's own first, then also at %s", (platform, env, path) => {
  const candidates = chromiumCandidates(env, platform, OWN)
  expect(candidates[0]).toBe(OWN)
  expect(candidates.slice(1)).toContain(path)
})

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'
const UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'
it('prefers the browser without a window, which tests run faster in', () => {
  const candidates = chromiumCandidates({}, 'linux', OWN)
  expect(candidates.slice(0, 3)).toEqual([
    OWN,
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
  ])
})

it.each([
  ['linux', true, DEBIAN, 'debian'],
  ['linux', false, DEBIAN, 'playwright'],
  ['linux', true, UBUNTU, 'playwright-with-deps'],
  ['linux', true, '', 'playwright-with-deps'],
  ['darwin', true, '', 'playwright'],
  ['win32', false, '', 'playwright'],
])('on %s, root: %s, with %j installs by %s…', (platform, isRoot, distribution, way) => {
  expect(chromiumInstallation({ platform, isRoot, distribution })).toBe(way)
})
