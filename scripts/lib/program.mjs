import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './project.mjs'

const START_LIMIT = 15_000

/**
 * Starts the program, as npm start does, on free ports of this machine, with data of its own.
 * @param options more of its command line, such as --fleet=500
 * @returns the URLs of console and sandbox; `started`, the milliseconds from start to the first
 *   answer; `restart` ends and starts it on the same data and tells the same; `stop` ends it and
 *   removes its data
 */
export async function startProgram(...options) {
  const data = mkdtempSync(join(tmpdir(), 'offsite-'))
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const hasSandbox = !options.some((option) => option.startsWith('--upstream'))
  const args = [
    `--port=${port}`,
    ...(hasSandbox ? [`--sandbox-port=${sandboxPort}`] : []),
    `--data=${data}`,
    '--no-watch',
    ...options,
  ]
  let child

  async function start() {
    const began = performance.now()
    child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    while (!(await answers(`${url}/session`))) {
      if (child.exitCode !== null || performance.now() - began > START_LIMIT) {
        throw new Error('The program does not start.')
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return performance.now() - began
  }

  async function end() {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill()
    await ended
  }

  const started = await start()
  return {
    started,
    url,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    restart: async () => {
      await end()
      return start()
    },
    /** What it holds of the machine's memory, in bytes. */
    memory: () => {
      const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])
      return Number(kilobytes) * 1024
    },
    stop: async () => {
      await end()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function answers(url) {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
