import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './project.mjs'

const START_LIMIT = 15_000

/**
 * Starts the program, as npm start does, on free ports of this machine, with a demo organization of its own.
 * @returns the URLs of console and sandbox; `restart` ends and starts it on the same data and tells
 *   the milliseconds from start to the first answer; `stop` ends it and removes its data
 */
export async function startProgram() {
  const data = mkdtempSync(join(tmpdir(), 'offsite-'))
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const args = [`--port=${port}`, `--sandbox-port=${sandboxPort}`, `--data=${data}`]
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

  await start()
  return {
    url,
    sandbox: `http://127.0.0.1:${sandboxPort}`,
    restart: async () => {
      await end()
      return start()
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
