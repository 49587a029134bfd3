import { defineConfig, devices } from '@playwright/test'
import { FILES_NOT_IN_DEMO, isDemo, TESTS_NOT_IN_DEMO } from './e2e/demo/not-in-demo'

/** Every test runs against the demo in a browser, but for those that cannot: npm run e2e -- --demo */
const demo = isDemo ? { testIgnore: FILES_NOT_IN_DEMO, grepInvert: TESTS_NOT_IN_DEMO } : {}

const executablePath = process.env['OFFSITE_CHROMIUM']
const isRoot = process.getuid?.() === 0

/** Each worker starts an Offsite of its own: see e2e/offsite.ts. */
export default defineConfig({
  testDir: 'e2e',
  ...demo,
  // With two workers, two cores are idle a quarter of the time.
  workers: 3,
  fullyParallel: true,
  timeout: 120_000,
  // On a busy machine; what passes only then is reported as flaky, to be looked into.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
    // Recorded when a failure is looked at: npx playwright test --trace on
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--font-render-hinting=none',
      ],
    },
  },
})
