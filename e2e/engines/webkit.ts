import { freePort, answers } from '../program'
import { COMMANDS, end, lineOf, start, type Remote } from './protocol'

/** WebKitGTK, the engine of Safari, by its own driver (WebDriver over HTTP) on a display of its own. */
export async function startWebKit(driver: string): Promise<Remote> {
  const xvfb = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24'])
  const display = await lineOf(xvfb, 'stdout', /^\d+$/)
  const port = await freePort()
  const child = start(driver, [`--port=${port}`], { DISPLAY: `:${display}` })
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(`${url}/status`))) {
    if (child.exitCode !== null) throw new Error(`${driver} ended before it was ready.`)
  }

  const { sessionId, capabilities } = (await call('POST', `${url}/session`, {
    capabilities: {},
  })) as { sessionId: string; capabilities: { browserName: string; browserVersion: string } }
  const session = `${url}/session/${sessionId}`
  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    send: (command, { id, ...parameters } = {}) => {
      const path = COMMANDS[command].http.replace('{id}', String(id))
      const method = command === 'picture' ? 'GET' : 'POST'
      return call(method, `${session}/${path}`, parameters)
    },
    end: async () => {
      await call('DELETE', session).catch(() => undefined)
      await end(child)
      await end(xvfb)
    },
  }
}

async function call(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    body: method === 'POST' ? JSON.stringify(body) : null,
    headers: { 'content-type': 'application/json' },
  })
  // What WebDriver says an answer is.
  const { value } = (await response.json()) as {
    value: { error?: string; message?: string } | null
  }
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`)
  return value
}
