import type { RawAnswer } from '~/api/client'
import type { ApiErrorDetails } from '~/api/errors'
import type { OddService } from '~/api/each-service'
import type { ListDifference } from './difference'
// The build makes a file of its own of it and gives its address.
// oxlint-disable-next-line import/default
import workerUrl from './worker?worker&url'

/** What the worker is asked. */
export interface FleetTask {
  id: number
  project: string
  raw: RawAnswer<ArrayBuffer | Blob>
  /** The task that brought the list that the page has: only what differs from it need be sent. */
  base: number | undefined
}

/** What it answers. */
export type FleetReply =
  | { id: number; services: ListDifference; odd: OddService[] }
  | { id: number; problem: ApiErrorDetails }

/** A part of an answer that comes before it: thousands of services at once hold up the page. */
export interface FleetPart {
  id: number
  part: ListDifference
}

interface Waiting {
  /** The services that have come so far. */
  parts: ListDifference[]
  /** Given undefined where the worker has failed. */
  settle: (reply: FleetReply | undefined) => void
}

/** The one worker, started with the first list; null where it cannot be. */
let worker: Worker | null | undefined
const waiting = new Map<number, Waiting>()
let lastId = 0

/** Starts the worker, if it does not run yet; null where it cannot be. */
export function prepareWorker(): Worker | null {
  if (worker === undefined) worker = startWorker()
  return worker
}

/**
 * Has a list read in the worker.
 * @param asked the list, of which only a handle goes over, and the one before it
 * @returns its answer; undefined where there is no worker
 */
export async function askWorker(asked: Omit<FleetTask, 'id'>): Promise<FleetReply | undefined> {
  const running = prepareWorker()
  if (!running) return undefined
  const task: FleetTask = { ...asked, id: (lastId += 1) }
  return new Promise((settle) => {
    waiting.set(task.id, { parts: [], settle })
    // A worker has no other origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    running.postMessage(task)
  })
}

function startWorker(): Worker | null {
  if (typeof Worker === 'undefined') return null
  try {
    const started = createWorker()
    started.addEventListener('message', ({ data }: MessageEvent<FleetReply | FleetPart>) =>
      take(data),
    )
    // Its code could not be loaded: the page reads what waits, and all that follows.
    started.addEventListener('error', () => {
      worker = null
      for (const { settle } of waiting.values()) settle(undefined)
      waiting.clear()
    })
    return started
  } catch {
    return null
  }
}

function take(data: FleetReply | FleetPart): void {
  const asked = waiting.get(data.id)
  if (!asked) return
  if ('part' in data) {
    asked.parts.push(data.part)
    return
  }
  waiting.delete(data.id)
  asked.settle(
    'problem' in data ? data : { ...data, services: [...asked.parts, data.services].flat() },
  )
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

/** The page's policy (Trusted Types) wants to be told that the address is that of a script of ours. */
function createWorker(): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const rules = { createScriptURL: () => workerUrl }
  const policy = trustedTypes?.createPolicy('offsite-fleet', rules) ?? rules
  return new Worker(policy.createScriptURL(workerUrl), { type: 'module' })
}
