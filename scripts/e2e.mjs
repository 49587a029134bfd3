/** The end-to-end tests, with Playwright's own options; with `--demo` against the demo (`dist/demo`). */
import { findChromium } from './lib/browser.mjs'
import { fail } from './lib/prepare.mjs'
import { tool } from './lib/tool.mjs'

const given = process.argv.slice(2)
if (given.includes('--demo')) process.env.OFFSITE_DEMO = '1'
const options = given.filter((option) => option !== '--demo')
const browser = await findChromium()
if (!browser) fail('The end-to-end tests need a Chromium.')
process.env.OFFSITE_CHROMIUM = browser
process.exitCode = tool('@playwright/test', 'playwright', 'test', ...options) ? 0 : 1
