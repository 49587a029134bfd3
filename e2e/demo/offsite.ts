import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { serveStatic, type StaticHost } from '../../scripts/lib/static-host.mjs'
import type { Offsite } from '../offsite'

interface Fixtures {
  /** The demo as its visitor first finds it, in the browser of this test. */
  host: StaticHost
}

/** The demo on a host of its own, below a folder as it may be published. */
export const test = base.extend<Fixtures>({
  // Playwright wants the braces: there is nothing to take out of them.
  // oxlint-disable-next-line no-empty-pattern
  host: async ({}, provide) => {
    const host = await serveStatic('dist/demo', '/offsite/')
    await provide(host)
    host.stop()
  },
})

/**
 * The demo in a browser, as the other tests expect an Offsite: nobody is signed in, and its API can be
 * called from outside.
 * @param url where the demo is served
 */
export async function openDemo(context: BrowserContext, url: string): Promise<Offsite> {
  const helper = await openHelper(context, url)
  await callFrom(helper, { method: 'DELETE', path: `${url}/session` })
  const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const { status, text } = await callFrom(helper, {
      method,
      path: `${url}/demo/api${path}`,
      body,
    })
    const answer: unknown = JSON.parse(text)
    if (status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer
  }
  const none = () => Promise.reject(new Error('The demo is no process'))
  return {
    url,
    sandbox: `${url}/demo/api`,
    api,
    fault: async (fault) => void (await api('POST', '/sandbox/faults', fault)),
    clearFaults: async () => void (await api('DELETE', '/sandbox/faults')),
    advance: async (duration) => void (await api('POST', '/sandbox/clock', { advance: duration })),
    kill: none,
    restart: none,
    output: () => '',
  }
}

/** A page that the worker answers for, as it installs it, without a console in it. */
async function openHelper(context: BrowserContext, url: string): Promise<Page> {
  const helper = await context.newPage()
  await helper.goto(`${url}/icon.svg`)
  await helper.evaluate(async (worker) => {
    const { serviceWorker } = navigator
    const controls = new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve)
    })
    await serviceWorker.register(worker)
    await controls
  }, `${url}/worker.js`)
  return helper
}

function callFrom(page: Page, call: { method: string; path: string; body?: unknown }) {
  return page.evaluate(async ({ method, path, body }) => {
    const response = await fetch(path, {
      method,
      headers: { authorization: 'aivenv1 sandbox-admin', 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    })
    return { status: response.status, text: await response.text() }
  }, call)
}
