import { spawn, type SpawnOptions } from 'node:child_process'
import { createServer } from 'node:net'

/** Milliseconds that a start may take on a busy machine. */
const START_LIMIT = 15_000

/** A process of the program. */
export interface Program {
  /** All that it has printed. */
  output: () => string
  /** Sends it a signal, and resolves when it has ended. */
  end: (signal: NodeJS.Signals) => Promise<void>
}

/**
 * Starts the program and waits until it answers.
 * @param args the script and its command line
 * @param url where its console will be
 * @param options such as its folder, its environment and its user
 * @throws Error with what it printed, where it ends or does not answer
 */
export async function startProgram(
  args: readonly string[],
  url: string,
  options: SpawnOptions = {},
): Promise<Program> {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  const deadline = Date.now() + START_LIMIT
  while (!(await answers(`${url}/session`))) {
    const isOver = child.exitCode !== null || child.signalCode !== null
    if (!isOver && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    await end('SIGKILL')
    throw new Error(printed)
  }
  return { output: () => printed, end }
}

export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
