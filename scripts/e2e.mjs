/** The end-to-end tests, with Playwright's own options; with `--demo` against the demo (`dist/demo`). */
import { tool } from './lib/tool.mjs'

const given = process.argv.slice(2)
if (given.includes('--demo')) process.env.OFFSITE_DEMO = '1'
const options = given.filter((option) => option !== '--demo')
process.exitCode = tool('@playwright/test', 'playwright', 'test', ...options) ? 0 : 1
