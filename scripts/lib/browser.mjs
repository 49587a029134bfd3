import { ensureChromium } from './chromium.mjs'
import { fail } from './prepare.mjs'
import { tool } from './tool.mjs'

/** The path of a Chromium for Playwright; installs one when there is none. Undefined when that fails. */
export async function findChromium() {
  const { chromium } = await import('@playwright/test')
  return ensureChromium(chromium.executablePath(), (...args) =>
    tool('@playwright/test', 'playwright', ...args),
  )
}

/** Starts a Chromium without a window. Ends this process when there is none. */
export async function launchChromium() {
  const executablePath = await findChromium()
  if (!executablePath) fail('This needs a Chromium.')
  const { chromium } = await import('@playwright/test')
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--font-render-hinting=none',
    ],
  })
}
