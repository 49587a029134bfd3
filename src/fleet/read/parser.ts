import type { RawAnswer } from '~/api/client'
import { ApiError, type ApiErrorDetails } from '~/api/errors'
import { readFleet, type FleetList } from './answer'
// The build makes a file of its own of it and gives its address.
// oxlint-disable-next-line import/default
import workerUrl from './worker?worker&url'

/** What the worker is asked, and what it answers. */
export interface FleetTask {
  id: number
  project: string
  raw: RawAnswer
}
export type FleetReply = { id: number; list: FleetList } | { id: number; problem: ApiErrorDetails }

type Settle = (reply: FleetReply) => void

/** The one worker, started with the first list; null where it cannot be. */
let worker: Worker | null | undefined
const waiting = new Map<number, { settle: Settle; task: FleetTask }>()
let lastId = 0

/**
 * Reads the list of a project's services off the page's own thread: the lists of a large organization
 * are tens of megabytes. Where there is no worker, as in tests, it is read here.
 * @param project the project's name
 * @param raw the answer to ServiceList
 * @throws ApiError for an answer of another shape
 */
export async function parseFleet(project: string, raw: RawAnswer): Promise<FleetList> {
  if (worker === undefined) worker = startWorker()
  if (worker === null) return readFleet(project, raw)
  const running = worker
  const task = { id: (lastId += 1), project, raw }
  const reply = await new Promise<FleetReply>((settle) => {
    waiting.set(task.id, { settle, task })
    // A worker has no other origin to be told.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    running.postMessage(task)
  })
  if ('problem' in reply) throw new ApiError(reply.problem)
  return reply.list
}

function startWorker(): Worker | null {
  if (typeof Worker === 'undefined') return null
  try {
    const started = createWorker()
    started.addEventListener('message', ({ data }: MessageEvent<FleetReply>) => {
      waiting.get(data.id)?.settle(data)
      waiting.delete(data.id)
    })
    // Its code could not be loaded: what waits is read here, and so is all that follows.
    started.addEventListener('error', () => {
      worker = null
      for (const { settle, task } of waiting.values()) settle(readHere(task))
      waiting.clear()
    })
    return started
  } catch {
    return null
  }
}

function readHere({ id, project, raw }: FleetTask): FleetReply {
  try {
    return { id, list: readFleet(project, raw) }
  } catch (error) {
    return { id, problem: { ...raw.context, kind: 'shape', message: String(error) } }
  }
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
