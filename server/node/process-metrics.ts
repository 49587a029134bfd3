import { collectDefaultMetrics, type Registry } from 'prom-client'

/** Gauges that prom-client names like counters, which promtool refuses. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
]

/**
 * Adds what the process uses: memory, processor time, the delay of its event loop.
 * @param register where they are asked for
 */
export function addProcessMetrics(register: Registry): void {
  collectDefaultMetrics({ register })
  for (const name of MISNAMED) register.removeSingleMetric(name)
}
