import { Hono } from 'hono'
import type { Access, Env } from '../auth'
import { chart, requestedPeriod, sampleTimes, type Period } from '../charts'
import type { Clock } from '../clock'
import { currentRegion, type ServiceFacts } from '../model'
import { randomInt } from '../random'
import { readJson } from '../request'
import { lookUp } from '../services/lookup'
import type { Store } from '../store'
import { SECOND } from '../time'
import { LOG_EVERY } from './copies'
import { createLag } from './lag'

/** Unverified: Aiven publishes neither the keys nor the titles of this report, nor its unit. */
const CHART = 'backup_to_another_region_lag'
const TITLE = 'Replication lag (s)'

/** How far the copies in the additional region were behind. Reading it needs a permission to write. */
export function reportRoutes(store: Store, clock: Clock, access: Access) {
  return new Hono<Env>().post(
    '/project/:project/service/:service/backup_to_another_region/report',
    async (c) => {
      const facts = lookUp(store, access, c, 'service:configuration:write')
      const period = requestedPeriod(await readJson(c))
      return c.json({ metrics: lagReport(facts, period, clock.now()) })
    },
  )
}

/**
 * The charts of the report: none when no region is set now (unverified), else one with a column,
 * newest first, for every region that was set in the period. The last row is of this very moment.
 * @param now ms
 */
export function lagReport(facts: ServiceFacts, period: Period, now: number) {
  if (!currentRegion(facts)) return {}
  const from = now - period.length - LOG_EVERY
  const clouds = facts.backup.regions
    .filter(({ to = Infinity }) => to > from)
    .map(({ cloud }) => cloud)
    .toReversed()
  const second = Math.floor(now / SECOND) * SECOND
  const samples = sampleTimes(period, now).filter((at) => at < second)
  const times = [...samples.map((at) => oddMoment(at, period.step, facts.salt)), now]
  const lag = createLag(facts, from, now)
  const columns = [...new Set(clouds)].map((cloud) => ({
    label: cloud,
    valueAt: (at: number) => lag(cloud, at),
  }))
  return { [CHART]: chart(TITLE, times, columns) }
}

/**
 * A moment up to a log file's length before `at` (ms), always the same one. On whole steps every
 * sample would fall on the end of a log file, and a lag that rises and falls would look constant.
 */
function oddMoment(at: number, step: number, salt: string): number {
  return step < LOG_EVERY
    ? at
    : at - randomInt(0, LOG_EVERY / SECOND - 1, salt, 'sample', at) * SECOND
}
