import { createCounter, createHistogram, gaugeLines } from './series'
import { methodOf, routeOf } from './route'

/** What a gateway counts about itself, for Prometheus. No label holds a name, a path or a secret. */
export interface Metrics {
  /** Counts a request that came in. What it gives back is called when the answer has been sent. */
  begin(request: Request): (status: number) => void
  /** The same `fetch`; what it answers and how it fails is counted. */
  watch(call: typeof fetch): typeof fetch
  /** All of it, in the Prometheus text format. */
  text(): string
}

/** @param now milliseconds from any start, never going back */
export function createMetrics(now: () => number = () => performance.now()): Metrics {
  let inFlight = 0
  const requests = createCounter('offsite_requests_total', 'Requests answered.')
  const durations = createHistogram(
    'offsite_request_duration_seconds',
    'From the first byte of a request to the last of its answer.',
  )
  const answers = createCounter('offsite_upstream_answers_total', 'Answers of the API by status.')
  const failures = createCounter(
    'offsite_upstream_errors_total',
    'Calls of the API without an answer, by reason: network, or given up by the gateway.',
  )
  const waits = createHistogram(
    'offsite_upstream_wait_seconds',
    'From a call of the API to the head of its answer.',
  )

  return {
    begin: (request) => {
      const began = now()
      const labels = {
        method: methodOf(request.method),
        route: routeOf(new URL(request.url).pathname),
      }
      inFlight += 1
      return (status) => {
        inFlight -= 1
        requests.add({ ...labels, status: String(status) })
        durations.observe(labels, (now() - began) / 1000)
      }
    },

    watch: (call) => async (input, init) => {
      const began = now()
      const method = methodOf(init?.method ?? 'GET')
      try {
        const answer = await call(input, init)
        answers.add({ method, status: String(answer.status) })
        return answer
      } catch (error) {
        failures.add({ method, reason: init?.signal?.aborted ? 'given_up' : 'network' })
        throw error
      } finally {
        waits.observe({ method }, (now() - began) / 1000)
      }
    },

    text: () =>
      [
        ...requests.lines(),
        ...durations.lines(),
        ...gaugeLines('offsite_requests_in_flight', 'Requests not yet answered.', inFlight),
        ...answers.lines(),
        ...failures.lines(),
        ...waits.lines(),
        '',
      ].join('\n'),
  }
}
