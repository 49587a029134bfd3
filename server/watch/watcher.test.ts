import { describe, expect, it } from 'vitest'
import { historySchema } from '~/api/packed-history'
import { createHistory } from './history'
import { watched } from './test/watched'
import { createWatcher } from './watcher'

const PRODUCTION = '/v1/project/acme-production/service'
const ORDERS = 'acme-production/orders-pg'

describe('a pass', () => {
  it('judges every service that is to be protected', async () => {
    const { watcher, verdict, time } = watched()
    expect(await watcher.pass()).toMatchObject({ kind: 'complete', problems: [] })
    expect(watcher.known().verdicts.size).toBe(27)
    expect(verdict(ORDERS)).toMatchObject({
      state: 'protected',
      region: 'aws-eu-west-1',
      copied: true,
      paused: false,
      distanceKm: 1090,
      since: time.now,
    })
    const states = [...watcher.known().verdicts.values()].map(({ state }) => state)
    expect(new Set(states)).toEqual(
      new Set(['protected', 'not-protected', 'paused', 'behind', 'waiting', 'not-supported']),
    )
  })

  it('sends nothing but GET and the report on copying, whatever happens', async () => {
    const { watcher, asked, fault, clearFaults, time } = watched({ pastLag: true })
    await watcher.pass()
    for (const spoiled of [{ status: 503 }, { status: 401 }, { status: 429 }, { drop: 'before' }]) {
      await fault({ path: '/v1/', probability: 0.5, ...spoiled })
      await watcher.pass()
      await clearFaults()
      time.now += 3_600_000
    }
    expect(asked.length).toBeGreaterThan(20)
    const others = asked.filter(({ method }) => method !== 'GET')
    expect(others.length).toBeGreaterThan(5)
    for (const { method, path } of others) {
      expect(method).toBe('POST')
      expect(path).toMatch(
        /^\/v1\/project\/[^/]+\/service\/[^/]+\/backup_to_another_region\/report$/,
      )
    }
  })

  it('asks one list a project, and a report only where the list does not decide', async () => {
    const { watcher, asked } = watched()
    await watcher.pass()
    const paths = asked.map(({ path }) => path)
    expect(paths.filter((path) => path.endsWith('/service'))).toHaveLength(3)
    const reports = paths.filter((path) => path.endsWith('/backups'))
    expect(reports.length).toBeGreaterThan(0)
    expect(reports.length).toBeLessThan(5)
    expect(paths).toHaveLength(3 + reports.length + 2)
  })

  it('reads the projects of the patterns only', async () => {
    const { watcher } = watched({ patterns: ['acme-st*', 'acme-analytics'] })
    await watcher.pass()
    expect([...watcher.known().projects.keys()]).toEqual(['acme-analytics', 'acme-staging'])
  })

  it('fails where no project is to be watched, and for a name that is not there', async () => {
    const none = await watched({ patterns: ['other-*'] }).watcher.pass()
    expect(none).toMatchObject({
      kind: 'failed',
      problems: [expect.stringContaining('no watched project')],
    })
    const wrong = await watched({ patterns: ['acme-produktion'] }).watcher.pass()
    expect(wrong.kind).toBe('failed')
    expect(wrong.problems).toEqual([expect.stringContaining('acme-produktion cannot be read')])
  })

  it("judges by the API's clock, whatever the machine's says", async () => {
    const right = watched()
    const wrong = watched({ skew: 3 * 86_400_000 })
    await Promise.all([right.watcher.pass(), wrong.watcher.pass()])
    expect(wrong.watcher.known()).toEqual(right.watcher.known())
  })
})

describe('what cannot be read', () => {
  it('is unknown, keeps nothing else from being read, and keeps growing older', async () => {
    const { watcher, verdict, metricsText, fault, clearFaults, time } = watched()
    await watcher.pass()
    const { point } = verdict(ORDERS) ?? {}
    await fault({ path: `^${PRODUCTION}`, status: 500 })
    time.now += 600_000
    const outcome = await watcher.pass()
    expect(outcome.kind).toBe('partial')
    expect(outcome.problems).toEqual([expect.stringMatching(/^acme-production cannot be read: /)])
    expect(verdict(ORDERS)).toMatchObject({ state: 'unknown', point })
    expect(verdict('acme-staging/staging-pg')?.state).not.toBe('unknown')
    const series = '{project="acme-production",service="orders-pg"}'
    const text = await metricsText()
    expect(text).toContain(
      `offsite_service_recovery_point_timestamp_seconds${series} ${(point ?? 0) / 1000}`,
    )
    expect(text).toContain(`offsite_service_copy_paused${series} NaN`)
    expect(text).toContain('offsite_project_read_ok{project="acme-production"} 0')
    const age = () => readSample(text, `offsite_service_recovery_point_age_seconds${series}`)
    expect(age()).toBeCloseTo((time.now - (point ?? 0)) / 1000)
    await clearFaults()
    expect((await watcher.pass()).kind).toBe('complete')
    expect(verdict(ORDERS)?.state).toBe('protected')
  })

  it('is everything, once the token has expired, and nothing names the token', async () => {
    const { watcher, state, asked, metricsText } = watched()
    await watcher.pass()
    state.token = 'expired-token-of-before'
    const before = asked.length
    const { kind, problems } = await watcher.pass()
    expect(kind).toBe('failed')
    expect([...watcher.known().verdicts.values()].every((one) => one.state === 'unknown')).toBe(
      true,
    )
    expect(watcher.known().verdicts.size).toBe(27)
    // The list of projects, and the public list of clouds.
    expect(asked.length - before).toBe(2)
    expect(problems.join() + (await metricsText())).not.toContain('expired-token')
  })

  it('is one service of a list, where only that is odd', async () => {
    const setup = watched()
    const { watcher, verdict, state } = setup
    await watcher.pass()
    state.tamper = (service) =>
      service['service_name'] === 'orders-pg' ? { ...service, plan: 7 } : service
    await watcher.pass()
    expect(verdict(ORDERS)).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('plan'),
    })
    expect(verdict('acme-production/billing-pg')?.state).toBe('not-protected')
  })

  it('is a service that the list lacks while one of it has no name', async () => {
    const { watcher, verdict, state } = watched()
    await watcher.pass()
    state.tamper = ({ service_name: name, ...rest }) =>
      name === 'orders-pg' ? rest : { service_name: name, ...rest }
    await watcher.pass()
    expect(verdict(ORDERS)?.state).toBe('unknown')
  })

  it('is what has not been read when a pass takes too long', async () => {
    const { api, clock, store } = watched()
    const get: typeof api.get = (path, signal) =>
      path.includes('acme-staging')
        ? new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error))
          })
        : api.get(path, signal)
    const slow = { ...api, get }
    const how = { patterns: [], every: 300_000, deadline: 1, clock, store }
    const watcher = createWatcher({ api: slow, ...how })
    const { problems } = await watcher.pass()
    expect(problems).toContain('acme-staging cannot be read: The pass took too long.')
  })
})

const SERVICES = '/v1/project/acme-production/service'
const DRILL = 'orders-pg-drill-1'

async function startDrill(call: ReturnType<typeof watched>['call']): Promise<void> {
  await call(SERVICES, {
    method: 'POST',
    body: {
      service_name: DRILL,
      service_type: 'pg',
      plan: 'business-8',
      cloud: 'aws-eu-west-1',
      user_config: { service_to_fork_from: 'orders-pg' },
      tags: { offsite_drill: DRILL, offsite_drill_source: 'orders-pg' },
    },
  })
}

it('a drill is kept with its last result, once, also when its fork is deleted', async () => {
  const { watcher, store, time, call } = watched()
  const tag = (tags: object) =>
    call(`${SERVICES}/${DRILL}/tags`, { method: 'PATCH', body: { tags } })
  await startDrill(call)
  await watcher.pass()
  expect(store.drills(0)).toEqual([])
  const resultAt = new Date(time.now).toISOString()
  await tag({ offsite_drill_result: 'failed', offsite_drill_result_at: resultAt })
  await watcher.pass()
  await tag({ offsite_drill_result: 'passed', offsite_drill_location: 'secondary' })
  await watcher.pass()
  await call(`${SERVICES}/${DRILL}`, { method: 'DELETE' })
  await watcher.pass()
  expect(store.drills(0)).toMatchObject([
    { service: 'orders-pg', fork: DRILL, location: 'secondary', result: 'passed', at: time.now },
  ])
})

it('a drill whose fork is deleted before a pass sees its result is kept as that', async () => {
  const { watcher, store, time, call, fault, clearFaults } = watched()
  await startDrill(call)
  await watcher.pass()
  await call(`${SERVICES}/${DRILL}`, { method: 'DELETE' })
  await fault({ path: '/acme-production/service$', status: 403 })
  await watcher.pass()
  // Of a project that could not be read, nobody knows.
  expect(store.drills(0)).toEqual([])
  await clearFaults()
  time.now += 3_600_000
  await watcher.pass()
  const seen = { service: 'orders-pg', fork: DRILL, result: 'unseen', at: time.now }
  expect(store.drills(0)).toMatchObject([seen])
  time.now += 3_600_000
  await watcher.pass()
  expect(store.drills(0)).toMatchObject([seen])
})

it('another secondary backup location is history, and so is that none is set any more', async () => {
  const { api, watcher, store, time, call } = watched()
  const set = (region: string | undefined) =>
    call(`${SERVICES}/orders-pg`, {
      method: 'PUT',
      body: { user_config: { additional_backup_regions: region === undefined ? [] : [region] } },
    })
  const history = createHistory(store, watcher, { now: () => api.now(), longestGap: 60_000 })
  const read = (project: string, service?: string) => {
    const asked = { days: 30, projects: new Set([project]), ...(service && { service }) }
    return historySchema.parse(JSON.parse(history.read(asked, (text) => text))).region_changes
  }
  await watcher.pass()
  expect(read('acme-production')).toEqual([])
  const first = time.now
  await set(undefined)
  await watcher.pass()
  time.now += 25 * 3_600_000
  await set('aws-eu-north-1')
  await watcher.pass()
  const about = { project: 'acme-production', service: 'orders-pg' }
  const both = [
    { ...about, at: time.now, to: 'aws-eu-north-1' },
    { ...about, at: first, from: 'aws-eu-west-1' },
  ]
  expect(read('acme-production')).toEqual(both)
  expect(read('acme-production', 'orders-pg')).toEqual(both)
  expect(read('acme-production', 'billing-pg')).toEqual([])
  expect(read('acme-staging')).toEqual([])
})

describe('an end', () => {
  it('of a service takes its series away', async () => {
    const { watcher, verdict, metricsText, call } = watched()
    await watcher.pass()
    await call('/v1/project/acme-staging/service/staging-pg', { method: 'DELETE' })
    await watcher.pass()
    expect(verdict('acme-staging/staging-pg')).toBeUndefined()
    expect(await metricsText()).not.toContain('staging-pg')
  })

  it('of a project takes its services away: it is asked for until the API says that it is gone', async () => {
    const { watcher, fault, verdict } = watched()
    await watcher.pass()
    await fault({ path: '^/v1/project/acme-staging/', status: 403 })
    await watcher.pass()
    expect(verdict('acme-staging/staging-pg')?.state).toBe('unknown')
    await fault({ path: '^/v1/project/acme-analytics/', status: 404 })
    await watcher.pass()
    expect([...watcher.known().projects.keys()]).toEqual(['acme-production', 'acme-staging'])
    expect(verdict('acme-analytics/features-pg')).toBeUndefined()
  })
})

describe('starting over', () => {
  it('forgets what was seen by a clock that has been set back since', async () => {
    const { api, call, store, time, watcher } = watched()
    const history = createHistory(store, watcher, { now: () => api.now(), longestGap: 60_000 })
    const projects = new Set(['acme-production'])
    const changes = () => {
      const told = history.read({ days: 30, projects }, (text) => text)
      return historySchema.parse(JSON.parse(told)).changes.length
    }
    await watcher.pass()
    const first = changes()
    await call('/sandbox/clock', { method: 'POST', body: { advance: 'P7D' } })
    await watcher.pass()
    const last = store.watched(0).at(-1)?.to ?? 0
    expect(last).toBeGreaterThan(time.now + 6 * 86_400_000)

    await call('/sandbox/reset', { method: 'POST' })
    await watcher.startOver()
    expect(store.watched(0)).toHaveLength(1)
    expect(store.watched(0)[0]?.to).toBeLessThan(time.now + 60_000)
    expect(new Set(store.changes(0).map(({ kind }) => kind))).toEqual(new Set(['first']))
    expect(watcher.known().verdicts.size).toBeGreaterThan(10)
    expect(changes()).toBe(first)
  })
})

describe('a limit', () => {
  it('is waited for, as long as the API says', async () => {
    const { watcher, fault, waits } = watched()
    await fault({ path: '/v1/project$', status: 429, retry_after: 77, times: 1 })
    expect(await watcher.pass()).toMatchObject({ kind: 'complete' })
    expect(waits).toEqual([77_000])
  })

  it('holds for all that is read', async () => {
    const { watcher, fault, waits } = watched()
    await fault({ path: 'acme-analytics/service$', status: 429, retry_after: 50, times: 1 })
    await watcher.pass()
    // The three lists were on their way; what comes after them waits.
    expect(waits).toEqual([50_000])
  })

  it('of the API itself is met with growing waits and then given up', async () => {
    const { watcher, fault, waits } = watched()
    await fault({ path: 'acme-analytics/service$', status: 502 })
    expect(await watcher.pass()).toMatchObject({ kind: 'partial' })
    expect(waits).toHaveLength(3)
    expect(waits[2]).toBeGreaterThan(waits[0] ?? Infinity)
  })
})

/** The value of a series in the text that Prometheus reads. */
function readSample(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `))
  return Number(line?.slice(series.length + 1))
}

it('a watcher that runs makes a pass every so often, until it is ended', async () => {
  const { watcher, asked, clock, waits } = watched()
  const ending = new AbortController()
  const { sleep } = clock
  clock.sleep = async (milliseconds, signal) => {
    if (waits.length === 2) ending.abort(new Error('The process ends.'))
    await sleep(milliseconds, signal)
  }
  await expect(watcher.run(ending.signal)).rejects.toThrow('The process ends.')
  // With nothing to tell, a minute and the rest of five.
  expect(waits).toEqual([60_000, 240_000])
  expect(asked.filter(({ path }) => path === '/v1/project')).toHaveLength(2)
})
