import { Counter, Gauge, Registry } from 'prom-client'
import { addProcessMetrics } from '../node/process-metrics'
import { streamText } from './exposition'
import { fleetMetrics } from './fleet-metrics'
import type { Known } from './known'
import type { PassOutcome } from './pass'

/** What a watcher tells Prometheus. */
export interface WatchMetrics {
  /** Counts a request to the API. */
  countRequest(outcome: number | 'network' | 'given up'): void
  /** Takes what a pass has shown. */
  notePass(outcome: PassOutcome): void
  /** All of it, in the Prometheus text format. */
  text(): Promise<ReadableStream<Uint8Array>>
}

/**
 * The metrics of a watcher: what is known of the fleet, and how the watching itself goes.
 * @param known what is known now
 * @param now milliseconds since 1970 UTC, by the API's clock
 * @param others what else is exposed, with the metrics of the process; those are its own when left out
 */
export function createWatchMetrics(
  known: () => Known,
  now: () => number,
  others?: { text(): Promise<string> },
): WatchMetrics {
  const register = new Registry()
  const registers = [register]
  const requests = new Counter({
    name: 'offsite_watch_requests_total',
    help: 'Requests to the API by the status of the answer: network, given_up where there was none.',
    labelNames: ['status'],
    registers,
  })
  const passes = new Counter({
    name: 'offsite_watch_passes_total',
    help: 'Passes: complete, partial where a project could not be read, failed where none could.',
    labelNames: ['outcome'],
    registers,
  })
  for (const outcome of ['complete', 'partial', 'failed']) passes.inc({ outcome }, 0)
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const duration = gauge('offsite_watch_pass_duration_seconds', 'How long the last pass took.')
  const ended = gauge(
    'offsite_watch_last_pass_timestamp_seconds',
    'When the last pass ended, by the clock of this machine.',
  )
  const succeeded = gauge(
    'offsite_watch_last_success_timestamp_seconds',
    'When the last pass ended that was not failed, by the clock of this machine.',
  )
  for (const unknown of [duration, ended, succeeded]) unknown.set(NaN)
  if (!others) addProcessMetrics(register)

  function* allOf(...own: string[]): Generator<string> {
    yield* own
    yield* fleetMetrics(known(), now())
  }

  return {
    countRequest: (outcome) => requests.inc({ status: String(outcome).replace(' ', '_') }),
    notePass: ({ kind, seconds, endedAt }) => {
      passes.inc({ outcome: kind })
      duration.set(seconds)
      ended.set(endedAt / 1000)
      if (kind !== 'failed') succeeded.set(endedAt / 1000)
    },
    text: async () => {
      const before = others ? [await others.text()] : []
      return streamText(allOf(...before, await register.metrics()))
    },
  }
}
