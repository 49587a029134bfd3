import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** The commands of WebDriver that are used, as WebDriver over HTTP and as Marionette name them. */
export const COMMANDS = {
  go: { http: 'url', marionette: 'Navigate' },
  run: { http: 'execute/sync', marionette: 'ExecuteScript' },
  resize: { http: 'window/rect', marionette: 'SetWindowRect' },
  click: { http: 'element/{id}/click', marionette: 'ElementClick' },
  clear: { http: 'element/{id}/clear', marionette: 'ElementClear' },
  type: { http: 'element/{id}/value', marionette: 'ElementSendKeys' },
  picture: { http: 'screenshot', marionette: 'TakeScreenshot' },
} as const

export type Command = keyof typeof COMMANDS

/** A browser of one of the engines, under remote control. */
export interface Remote {
  /** Its name and version, as it tells them. */
  version: string
  /** `id` is that of an element. Throws what the browser refuses. */
  send: (command: Command, parameters?: Record<string, unknown>) => Promise<unknown>
  end: () => Promise<void>
}

/** Waits for a line that a process prints. */
export async function lineOf(
  child: ChildProcess,
  stream: 'stdout' | 'stderr',
  wanted: RegExp,
): Promise<string> {
  const input = child[stream]
  if (!input) throw new Error('The process has no such stream.')
  for await (const line of createInterface({ input, terminal: false })) {
    if (wanted.test(line)) {
      // What is printed later must not fill the pipe.
      input.resume()
      return line
    }
  }
  throw new Error(`${child.spawnfile} ended before it was ready.`)
}

export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
