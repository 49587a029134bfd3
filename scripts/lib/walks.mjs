import { parseArgs } from 'node:util'
import { findChromium } from './browser.mjs'
import { ensureBuilt, ensureInstalled, fail } from './prepare.mjs'
import { tool } from './tool.mjs'

/**
 * Runs one end-to-end test with numbers from the command line, which it takes from its environment.
 * @param spec the file of the test, in e2e/
 * @param variables the environment variable of each option, such as { seed: 'OFFSITE_MONKEY_SEED' }
 */
export async function runWith(spec, variables) {
  const options = Object.fromEntries(
    Object.keys(variables).map((name) => [name, { type: 'string' }]),
  )
  const { values } = readArguments(options)
  for (const [name, value] of Object.entries(values)) {
    if (!/^[1-9]\d{0,6}$/.test(value)) fail(`--${name} takes a whole number from 1, such as 7.`)
    process.env[variables[name]] = value
  }
  ensureInstalled()
  ensureBuilt()
  const browser = await findChromium()
  if (!browser) fail('This needs a Chromium.')
  process.env.OFFSITE_CHROMIUM = browser
  process.exitCode = tool('@playwright/test', 'playwright', 'test', `e2e/${spec}`) ? 0 : 1
}

function readArguments(options) {
  try {
    return parseArgs({ options })
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name} N`)
    return fail(`${error.message} Options: ${names.join(', ')}.`)
  }
}
