import { testSandbox } from '../../sandbox/test/support'
import { createReadApi } from '../api'
import { createWatchMetrics } from '../metrics'
import { createOutbox } from '../outbox'
import { createPastLagReader } from '../past-lag'
import { openWatchStore } from '../store'
import { createWatcher, type WatcherOptions } from '../watcher'
import type { Channel } from '../webhooks'

export type Tamper = (service: Record<string, unknown>) => Record<string, unknown> | undefined

interface Setup {
  /** Changes what the API tells of each service of a list; undefined leaves it out. */
  tamper?: Tamper
  patterns?: string[]
  /** Milliseconds by which the clock of the watcher's machine is wrong. */
  skew?: number
  fleet?: number
  /** A file for the store; in memory otherwise. */
  data?: string
  channels?: Channel[]
  digestHour?: number
  /** The past year's lag is filled in. */
  pastLag?: boolean
}

/** A watcher over a sandbox in memory, with time that the test moves and what was asked for. */
export function watched({ tamper, patterns = [], skew = 0, fleet, ...rest }: Setup = {}) {
  const { data = ':memory:', channels = [], digestHour, pastLag = false } = rest
  const sandbox = testSandbox(fleet === undefined ? {} : { fleet })
  const { call, time } = sandbox
  const asked: { method: string; path: string }[] = []
  const waits: number[] = []
  const log: string[] = []
  const state: {
    token?: string
    tamper: Tamper | undefined
    onPass?: WatcherOptions['onPass']
  } = { tamper }

  const send = async (url: string, init: RequestInit) => {
    const { method = 'GET', signal, headers, body } = init
    const { pathname } = new URL(url)
    asked.push({ method, path: pathname })
    signal?.throwIfAborted()
    const sent = new Headers(headers)
    if (state.token !== undefined) sent.set('authorization', `aivenv1 ${state.token}`)
    const answer = await sandbox.fetch(
      new Request(url, { method, headers: sent, ...(body && { body }) }),
    )
    if (!state.tamper || !answer.ok || !/^\/v1\/project\/[^/]+\/service$/.test(pathname)) {
      return answer
    }
    const { services } = (await answer.json()) as { services: Record<string, unknown>[] }
    const answered = services.flatMap((service) => state.tamper?.(service) ?? [])
    return Response.json(
      { services: answered },
      { headers: { date: answer.headers.get('date') ?? '' } },
    )
  }
  const clock = {
    now: () => time.now + skew,
    sleep: async (milliseconds: number, signal: AbortSignal) => {
      signal.throwIfAborted()
      waits.push(milliseconds)
      time.now += milliseconds
    },
  }
  const api = createReadApi({
    url: 'http://sandbox/',
    token: 'sandbox-admin',
    fetch: send,
    clock,
    onRequest: (outcome) => metrics.countRequest(outcome),
  })
  const store = openWatchStore(data)
  const watcher = createWatcher({
    api,
    store,
    channels: channels.map(({ name }) => name),
    outbox: createOutbox(store, channels, (line) => log.push(line)),
    ...(digestHour !== undefined && { digestHour }),
    ...(pastLag && { pastLag: createPastLagReader(api, store.pastLag) }),
    patterns,
    every: 300_000,
    deadline: 60_000,
    clock,
    onPass: async (outcome, known, reading) => {
      metrics.notePass(outcome)
      await state.onPass?.(outcome, known, reading)
    },
  })
  const metrics = createWatchMetrics(
    () => watcher.known(),
    () => api.now(),
  )
  return {
    api,
    asked,
    call,
    clock,
    log,
    metrics,
    sandbox,
    state,
    store,
    time,
    update: sandbox.update,
    waits,
    watcher,
    metricsText: async () => new Response(await metrics.text()).text(),
    verdict: (key: string) => watcher.known().verdicts.get(key),
    fault: (body: unknown) => call('/sandbox/faults', { method: 'POST', body }),
    clearFaults: () => call('/sandbox/faults', { method: 'DELETE' }),
  }
}
