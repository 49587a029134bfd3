import { listen } from '../node/listen'
import { operationsApp } from '../operations'
import { createReadApi } from '../watch/api'
import { SYSTEM_CLOCK } from '../watch/clock'
import { mail } from '../watch/mail'
import { createWatchMetrics } from '../watch/metrics'
import { createOutbox } from '../watch/outbox'
import { passLine } from '../watch/pass-line'
import { createWatcher } from '../watch/watcher'
import { beat, slack, webhook, type Channel } from '../watch/webhooks'
import { keepKit } from './kit-option'
import type { Lifetime } from './lifetime'
import { print, printError } from './print'
import { refusePrivate } from './reach-upstream'
import type { TellOptions } from './tell-options'
import { DEADLINE_SHARE, openWatchData } from './watch-data'
import type { WatchOptions } from './watch-options'

/**
 * Watches the fleet until the process ends, or makes one pass.
 * @throws StartError, ListenError
 */
export async function runWatch(options: WatchOptions, lifetime: Lifetime): Promise<void> {
  const { upstream, token, projects, every, once, host, metricsPort, tell } = options
  await refusePrivate(upstream)
  const store = lifetime.add(await openWatchData(options.data))
  const kit =
    options.kit === undefined ? undefined : await keepKit(options.kit, { store, url: upstream.url })
  const api = createReadApi({
    url: upstream.url,
    token,
    onRequest: (outcome) => metrics.countRequest(outcome),
  })
  const channels = channelsFor(tell)
  const watcher = createWatcher({
    api,
    store,
    channels: channels.map(({ name }) => name),
    outbox: createOutbox(store, channels, printError),
    ...(tell.digestHour !== undefined && { digestHour: tell.digestHour }),
    patterns: projects,
    every,
    deadline: every * DEADLINE_SHARE,
    clock: SYSTEM_CLOCK,
    log: printError,
    onPass: async (outcome, known, reading) => {
      metrics.notePass(outcome)
      print(passLine(outcome, known))
      for (const problem of outcome.problems) printError(problem)
      await kit?.note(known, reading)
      if (tell.heartbeat !== undefined && outcome.kind !== 'failed') await sendBeat(tell.heartbeat)
    },
  })
  const metrics = createWatchMetrics(
    () => watcher.known(),
    () => api.now(),
  )
  if (once) {
    const { kind } = await watcher.pass()
    return lifetime.end(kind === 'failed' ? 1 : 0, 0)
  }
  if (metricsPort !== undefined) {
    const app = operationsApp(lifetime.health, metrics)
    const listener = lifetime.add(await listen(app, { host, port: metricsPort }))
    print(`Metrics are at ${listener.url}/metrics`)
  }
  const ending = new AbortController()
  lifetime.add({ close: () => ending.abort(new Error('The process ends.')) })
  lifetime.endOnSignals()
  await watcher.run(ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) throw error
  })
}

function channelsFor({
  webhook: url,
  slack: slackUrl,
  mail: post,
  console,
}: TellOptions): Channel[] {
  return [
    ...(url === undefined ? [] : [webhook(url, console)]),
    ...(slackUrl === undefined ? [] : [slack(slackUrl, console)]),
    ...(post ? [mail({ ...post, ...(console !== undefined && { console }) })] : []),
  ]
}

async function sendBeat(url: string): Promise<void> {
  await beat(url).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    printError(`The heartbeat could not be sent: ${reason}.`)
  })
}
