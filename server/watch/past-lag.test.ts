import { describe, expect, it } from 'vitest'
import { historySchema } from '~/api/packed-history'
import { createHistory } from './history'
import { watched } from './test/watched'

const DAY = 86_400_000

async function besideTheDemo() {
  const there = watched({ pastLag: true })
  const { store, watcher, api, asked } = there
  const history = createHistory(store, watcher, { now: () => api.now(), longestGap: 60_000 })
  const tell = (project: string, service: string, days = 365) =>
    historySchema.parse(
      JSON.parse(history.read({ days, projects: new Set([project]), service }, (text) => text)),
    )
  const reports = () =>
    asked.flatMap(({ method, path }) => (method === 'POST' ? [path.split('/')[5] ?? ''] : []))
  return { ...there, tell, reports, history }
}

describe('the lag before the first pass', () => {
  it('is read once of each service with a region, and told of it alone', async () => {
    const { watcher, reports, tell, history, time } = await besideTheDemo()
    await watcher.pass()
    const asked = reports()
    expect(asked).toContain('orders-pg')
    expect(asked).not.toContain('billing-pg')
    expect(new Set(asked).size).toBe(asked.length)
    await watcher.pass()
    expect(reports()).toEqual(asked)

    const { past_lag: lag, services, changes } = tell('acme-production', 'orders-pg')
    expect(lag?.seconds.length).toBeGreaterThan(30)
    const last = (lag?.first_day ?? 0) + ((lag?.seconds.length ?? 0) - 1) * DAY
    expect(last).toBeLessThan(Math.floor(time.now / DAY) * DAY)
    expect(lag?.seconds.some((seconds) => (seconds ?? 0) > 0)).toBe(true)
    // It is no state: the history begins with the first pass all the same.
    expect(changes.map(({ from }) => from)).toEqual([undefined])
    expect(services).toHaveLength(1)

    expect(tell('acme-production', 'billing-pg').past_lag).toBeUndefined()
    expect(tell('acme-staging', 'orders-pg').past_lag).toBeUndefined()
    const projects = new Set(['acme-production', 'acme-staging'])
    const all = history.read({ days: 365, projects }, (text) => text)
    expect(all).not.toContain('past_lag')
  })

  it('is forgotten with all else, and read again', async () => {
    const { watcher, reports } = await besideTheDemo()
    await watcher.pass()
    const asked = reports()
    await watcher.startOver()
    expect(reports()).toEqual([...asked, ...asked])
  })

  it('is asked for once a project and day where the token may not read it', async () => {
    const { watcher, reports, fault, clearFaults, tell, time } = await besideTheDemo()
    await fault({ path: '/report$', method: 'POST', status: 403 })
    await watcher.pass()
    const asked = reports()
    expect(asked).toHaveLength(2)
    await clearFaults()
    await watcher.pass()
    expect(reports()).toEqual(asked)
    time.now += DAY
    await watcher.pass()
    expect(tell('acme-production', 'orders-pg').past_lag).toBeDefined()
  })

  it('waits for a later pass while the API has troubles, and does not hold the others up', async () => {
    const { watcher, reports, fault, clearFaults, tell } = await besideTheDemo()
    await fault({ path: '/orders-pg/.*/report$', method: 'POST', status: 503 })
    expect(await watcher.pass()).toMatchObject({ kind: 'complete' })
    await watcher.pass()
    const asked = new Set(reports())
    await clearFaults()
    await watcher.pass()
    expect(new Set(reports())).toEqual(asked)
    expect(tell('acme-production', 'orders-pg').past_lag).toBeDefined()
  })
})
