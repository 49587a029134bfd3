import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { serveStatic, type StaticHost } from '../scripts/lib/static-host.mjs'
import type { Fault } from '../server/sandbox/faults/fault'
import { openDemo } from './demo/offsite'
import { isDemo } from './demo/not-in-demo'
import { freePort, startProgram } from './program'

/** A running Offsite: gateway and sandbox in a process of their own, with data of their own. */
export interface Offsite {
  url: string
  /** Where the sandbox's API is. */
  sandbox: string
  /** Calls the sandbox's API as its administrator, as avn and curl would. */
  api: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** Lets this happen to the API's answers. */
  fault: (fault: Fault) => Promise<void>
  clearFaults: () => Promise<void>
  /** Moves the sandbox's clock ahead by an ISO 8601 duration. */
  advance: (duration: string) => Promise<void>
  /** Ends the process as a power cut would. */
  kill: () => Promise<void>
  /** Starts it again on the same data. */
  restart: () => Promise<void>
  /** All that the process has printed. */
  output: () => string
}

interface Fixtures {
  /** Whether the sandbox's tour comes up, as at a first visit. Else it is over in every page. */
  tour: boolean
  /** The page, signed in as this user of the sandbox. */
  signIn: (user: 'Ada Admin' | 'Otto Operator' | 'Rita Reader', path: string) => Promise<Page>
  /** Starts every test with the demo organization as it was seeded. */
  fresh: undefined
}

const processTest = base.extend<Fixtures, { offsite: Offsite }>({
  offsite: [
    // Playwright wants the braces: there is nothing to take out of them.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const data = await mkdtemp(join(tmpdir(), 'offsite-e2e-'))
      const { offsite, stop } = await start(data)
      await provide(offsite)
      await stop()
      await rm(data, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  tour: [false, { option: true }],
  context: async ({ context, tour }, provide) => {
    if (!tour) await context.addInitScript(endTour)
    await provide(context)
  },
  fresh: [
    async ({ offsite }, provide) => {
      await offsite.api('POST', '/sandbox/reset')
      await provide(undefined)
    },
    { auto: true },
  ],
  signIn: async ({ page, offsite }, provide) => provide(signInTo(page, offsite)),
})

/** The same on the demo, each test with one of its own: its data is in the test's browser. */
const demoTest = base.extend<Fixtures & { offsite: Offsite }, { host: StaticHost }>({
  host: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const host = await serveStatic('dist/demo', '/')
      await provide(host)
      host.stop()
    },
    { scope: 'worker' },
  ],
  tour: [false, { option: true }],
  context: async ({ context, tour }, provide) => {
    if (!tour) await context.addInitScript(endTour)
    await provide(context)
  },
  offsite: async ({ context, host }, provide) => provide(await openDemo(context, host.url)),
  fresh: [async ({ offsite }, provide) => provide(void offsite), { auto: true }],
  signIn: async ({ page, offsite }, provide) => provide(signInTo(page, offsite)),
})

function signInTo(page: Page, { url }: Offsite): Fixtures['signIn'] {
  return async (user, path) => {
    await page.goto(url + path)
    const button = page.getByRole('button', { name: `Continue as ${user}` })
    await button.click()
    await button.waitFor({ state: 'detached' })
    return page
  }
}

// Tests see the same fixtures; only their life is another one, which the type tells as well.
export const test = isDemo ? (demoTest as unknown as typeof processTest) : processTest

export { expect } from '@playwright/test'

/** Notes in the browser that the tour is over. Runs in the page; one without an address keeps nothing. */
export function endTour(): void {
  if (location.protocol.startsWith('http')) localStorage.setItem('offsite-tour', 'done')
}

/** @param options more of its command line; a watcher would use up the faults of other tests */
export async function start(data: string, options: readonly string[] = ['--no-watch']) {
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()])
  const url = `http://127.0.0.1:${port}`
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  const args = [
    'dist/server/main.js',
    `--port=${port}`,
    `--sandbox-port=${sandboxPort}`,
    `--data=${data}`,
    ...options,
  ]
  let program = await startProgram(args, url)
  let printedBefore = ''

  async function api(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(sandbox + path, {
      method,
      headers: { authorization: 'aivenv1 sandbox-admin', 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer
  }

  const offsite: Offsite = {
    url,
    sandbox,
    api,
    fault: async (fault) => void (await api('POST', '/sandbox/faults', fault)),
    clearFaults: async () => void (await api('DELETE', '/sandbox/faults')),
    advance: async (duration) => void (await api('POST', '/sandbox/clock', { advance: duration })),
    kill: () => program.end('SIGKILL'),
    restart: async () => {
      printedBefore += program.output()
      program = await startProgram(args, url)
    },
    output: () => printedBefore + program.output(),
  }
  return { offsite, stop: () => program.end('SIGKILL') }
}
