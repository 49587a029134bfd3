import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { readMethod, findRoute } from '../operations'
import { addProcessMetrics } from './process-metrics'

/**
 * What a gateway counts about itself, for Prometheus, and how its process is doing. No label holds a
 * name, a path or a secret.
 */
export interface Metrics {
  /** Counts a request that came in. What it gives back is called when the answer has been sent. */
  begin(request: Request): (status: number) => void
  /** The same `fetch`; what it answers and how it fails is counted. */
  watch(call: typeof fetch): typeof fetch
  /** All of it, in the Prometheus text format. */
  text(): Promise<string>
}

/** Upper bounds of the buckets, in seconds: from an answer out of memory to the API's time limit. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

interface MetricsOptions {
  /** Milliseconds from any start, never going back. */
  now?: () => number
  /** How many writes of log and audit lines have failed so far. */
  countLostWrites?: () => number
}

/** Counts a gateway's requests for Prometheus. */
export function createMetrics({
  now = () => performance.now(),
  countLostWrites = () => 0,
}: MetricsOptions = {}): Metrics {
  const register = new Registry()
  const registers = [register]
  const requests = new Counter({
    name: 'offsite_requests_total',
    help: 'Requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'offsite_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route'],
    buckets: BUCKETS,
    registers,
  })
  const inFlight = new Gauge({
    name: 'offsite_requests_in_flight',
    help: 'Requests not yet answered.',
    registers,
  })
  const answers = new Counter({
    name: 'offsite_upstream_answers_total',
    help: 'Answers of the API by status.',
    labelNames: ['method', 'status'],
    registers,
  })
  const failures = new Counter({
    name: 'offsite_upstream_errors_total',
    help: 'Calls of the API without an answer, by reason: network, or given up by the gateway.',
    labelNames: ['method', 'reason'],
    registers,
  })
  const waits = new Histogram({
    name: 'offsite_upstream_wait_seconds',
    help: 'From a call of the API to the head of its answer.',
    labelNames: ['method'],
    buckets: BUCKETS,
    registers,
  })
  const lostWrites = new Counter({
    name: 'offsite_log_write_failures_total',
    help: 'Writes of log lines that failed: lines of the audit log may be missing.',
    registers: [],
    collect() {
      this.reset()
      this.inc(countLostWrites())
    },
  })
  register.registerMetric(lostWrites)
  addProcessMetrics(register)

  return {
    begin: (request) => {
      const began = now()
      const labels = {
        method: readMethod(request.method),
        route: findRoute(new URL(request.url).pathname),
      }
      inFlight.inc()
      return (status) => {
        inFlight.dec()
        requests.inc({ ...labels, status: String(status) })
        durations.observe(labels, (now() - began) / 1000)
      }
    },

    watch: (call) => async (input, init) => {
      const began = now()
      const method = readMethod(init?.method ?? 'GET')
      try {
        const answer = await call(input, init)
        answers.inc({ method, status: String(answer.status) })
        return answer
      } catch (error) {
        failures.inc({ method, reason: init?.signal?.aborted ? 'given_up' : 'network' })
        throw error
      } finally {
        waits.observe({ method }, (now() - began) / 1000)
      }
    },

    text: () => register.metrics(),
  }
}
