import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import { chart, requestedPeriod, sampleTimes, type Period } from '../charts'
import type { Clock } from '../clock'
import type { ServiceFacts } from '../model'
import { readJson } from '../request'
import { lookUp } from '../services/lookup'
import type { Store } from '../store'
import { machine, METRICS } from './curves'
import { nodesSince } from './nodes'

/** What the nodes of a service did, as charts. */
export function metricsRoutes(store: Store, clock: Clock, access: Access) {
  return new Hono<Env>().post('/project/:project/service/:service/metrics', async (c) => {
    const facts = lookUp(store, access, c, 'service:metrics:read')
    const period = requestedPeriod(await readJson(c))
    return c.json({ metrics: metrics(facts, period, clock.now()) })
  })
}

/**
 * A chart for every metric, with a column for every node that was up in the period; null where it
 * was not.
 * @param now ms
 */
export function metrics(facts: ServiceFacts, period: Period, now: number) {
  const times = sampleTimes(period, now)
  const nodes = nodesSince(facts, now - period.length, now).map((node) => ({
    node,
    label: node.role === undefined ? node.name : `${node.name} (${node.role})`,
    machine: machine(facts, node),
  }))
  const charts = Object.entries(METRICS).map(([key, { title, curve }]) => {
    const columns = nodes.map(({ node, label, machine }) => {
      const valueAt = curve(machine)
      return {
        label,
        valueAt: (at: number) => (node.isUp(at) ? Math.round(valueAt(at) * 100) / 100 : null),
      }
    })
    return [key, chart(title, times, columns)] as const
  })
  return Object.fromEntries(charts)
}
