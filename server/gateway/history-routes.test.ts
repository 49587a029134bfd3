import { describe, expect, it } from 'vitest'
import type { HistoryAnswer } from '~/api/history-shape'
import { historySchema } from '~/api/packed-history'
import { createHistory } from '../watch/history'
import { watched } from '../watch/test/watched'
import type { HistoryAsked, WatchedHistory } from './history'
import { HISTORY } from './history-routes'
import { json, testGateway } from './test/gateway'

/** What an answer tells, as the console reads it. */
const told = async (answer: Response) => historySchema.parse(await answer.json())

/** A gateway beside a watcher that has seen all of the demo, before the same sandbox. */
async function besideWatcher() {
  const { watcher, store, api, call, sandbox, time } = watched()
  await watcher.pass()
  const asked: string[] = []
  const gateway = testGateway(
    {},
    {
      upstream: {
        kind: 'sandbox',
        url: 'http://sandbox',
        fetch: async (input, init) => {
          const request = new Request(input, init)
          asked.push(new URL(request.url).pathname)
          return sandbox.fetch(request)
        },
      },
      history: createHistory(store, watcher, { now: () => api.now(), longestGap: 60_000 }),
      monotonic: () => time.now,
    },
  )
  const enter = async (token: string) => (await gateway.signIn({ token })).cookie
  const read = (cookie: string, search = '?days=30', headers = {}) =>
    gateway.request(HISTORY + search, { headers: { cookie, ...headers } })
  const move = (advance: string) => call('/sandbox/clock', { method: 'POST', body: { advance } })
  return { ...gateway, asked, time, enter, read, move, pass: () => watcher.pass() }
}

const projectsIn = ({ services, changes }: HistoryAnswer) =>
  [...new Set([...services, ...changes].map(({ project }) => project))].toSorted()

describe('the history', () => {
  it('tells each person only of the projects that their own token lists', async () => {
    const { enter, read } = await besideWatcher()
    const [admin, reader] = [await enter('sandbox-admin'), await enter('sandbox-read-only')]
    const all = await told(await read(admin))
    expect(projectsIn(all)).toEqual(['acme-analytics', 'acme-production', 'acme-staging'])
    expect(all.watched).toHaveLength(1)

    const some = await told(await read(reader))
    expect(projectsIn(some)).toEqual(['acme-production', 'acme-staging'])
    expect(JSON.stringify(some)).not.toContain('analytics')
    const hidden = await told(await read(reader, '?days=30&project=acme-analytics'))
    expect(hidden).toMatchObject({ services: [], changes: [] })
  })

  it('tells what a pass has shown, also to whoever asked before it', async () => {
    const { enter, pass, move, read } = await besideWatcher()
    const [admin, reader] = [await enter('sandbox-admin'), await enter('sandbox-read-only')]
    const before = await told(await read(admin))
    expect(await told(await read(admin))).toMatchObject({ changes: before.changes })
    await move('P2D')
    await pass()
    const after = await told(await read(admin))
    expect(after.changes.length).toBeGreaterThan(before.changes.length)
    expect(projectsIn(await told(await read(reader)))).toEqual(['acme-production', 'acme-staging'])
  })

  it('can be asked for one service', async () => {
    const { enter, read } = await besideWatcher()
    const cookie = await enter('sandbox-admin')
    const answer = await read(cookie, '?days=365&project=acme-production&service=orders-pg')
    const { services, changes } = await told(answer)
    expect(services).toMatchObject([{ service: 'orders-pg' }])
    expect(changes).toMatchObject([{ service: 'orders-pg', to: expect.any(String) }])
  })

  it('asks for the projects of a session once a minute', async () => {
    const { asked, enter, read, time } = await besideWatcher()
    const cookie = await enter('sandbox-admin')
    const count = () => asked.filter((path) => path === '/v1/project').length
    await read(cookie)
    await read(cookie)
    expect(count()).toBe(1)
    time.now += 61_000
    await read(cookie)
    expect(count()).toBe(2)
  })

  it.each([
    ['nobody', '', '?days=30', 401],
    ['a period that there is not', 'sandbox-admin', '?days=31', 400],
  ])('is refused to %s', async (_, token, search, status) => {
    const { enter, read } = await besideWatcher()
    expect((await read(token && (await enter(token)), search)).status).toBe(status)
  })

  it('is refused to pages of other sites, and takes no write', async () => {
    const { enter, read, request } = await besideWatcher()
    const cookie = await enter('sandbox-admin')
    expect((await read(cookie, '?days=30', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await request(HISTORY, json('POST', {}, { cookie }))).status).toBe(405)
  })

  it('says in a code that nobody watches', async () => {
    const { request, signIn } = testGateway()
    const { cookie } = await signIn()
    const answer = await request(`${HISTORY}?days=30`, { headers: { cookie } })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ errors: [{ error_code: 'no_watcher' }] })
  })

  it.each([
    [401, 401],
    [500, 500],
  ])('tells nothing where the API answers %i for the projects', async (status, expected) => {
    const asked: HistoryAsked[] = []
    const history: WatchedHistory = { read: (what) => `${asked.push(what)}` }
    const answers = { '/v1/project': Response.json({ message: 'no' }, { status }) }
    const { request, signIn } = testGateway(answers, { history })
    const { cookie } = await signIn()
    const answer = await request(`${HISTORY}?days=30`, { headers: { cookie } })
    expect(answer.status).toBe(expected)
    expect(asked).toEqual([])
  })

  it('passes on that the API refuses or wants time, not as a refusal of its own', async () => {
    const refusals = [new Response('no', { status: 403 }), Response.json({}, { status: 403 })]
    const busy = Response.json({}, { status: 429, headers: { 'retry-after': '7' } })
    for (const refused of [...refusals, busy]) {
      const history: WatchedHistory = { read: () => '{}' }
      const { request, signIn } = testGateway({ '/v1/project': () => refused.clone() }, { history })
      const { cookie } = await signIn()
      const answer = await request(`${HISTORY}?days=30`, { headers: { cookie } })
      expect(answer.status).toBe(refused.status)
      expect(answer.headers.get('retry-after')).toBe(refused.headers.get('retry-after'))
      expect(await answer.text()).not.toContain('error_code')
    }
  })

  it('hides what looks like a secret in what Aiven had to say', async () => {
    const reason = 'postgres://u:hunter2@host/db'
    const history: WatchedHistory = { read: (_, clean) => JSON.stringify([clean(reason)]) }
    const answers = { '/v1/project': Response.json({ projects: [] }) }
    const { request, signIn } = testGateway(answers, { history })
    const { cookie } = await signIn()
    const answer = await request(`${HISTORY}?days=30`, { headers: { cookie } })
    expect(await answer.text()).not.toContain('hunter2')
  })
})
