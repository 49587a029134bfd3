import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findChanges, type Change } from './changes'
import { StoreProblem } from '../store-problem'
import { NOTHING_KNOWN } from './known'
import type { Message } from './messages'
import { createOutbox } from './outbox'
import { MOST_CHANGES } from './change-log'
import { openWatchStore } from './store'
import { watched } from './test/watched'
import type { Channel } from './webhooks'

const DAY = 86_400_000
const ORDERS = 'acme-production/orders-pg'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offsite-watch-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const file = () => join(folder, 'watch.db')

/** Keeps what it is told in a list, or fails. */
function receiver(fails: (message: Message) => boolean = () => false) {
  const got: Message[] = []
  const channel: Channel = {
    name: 'webhook',
    send: async (message) => {
      if (fails(message)) throw new Error('the answer was 503')
      got.push(message)
    },
  }
  return { channel, got }
}

/** A watcher that has seen orders-pg lose its region, and could not tell. */
async function withSomethingToTell() {
  const dead = receiver(() => true)
  const setup = watched({ data: file(), channels: [dead.channel] })
  await setup.watcher.pass()
  setup.state.tamper = (service) =>
    service['service_name'] === 'orders-pg' ? { ...service, user_config: {} } : service
  await setup.watcher.pass()
  return setup
}

describe('the store', () => {
  it('lets nothing be told twice after a restart', async () => {
    const first = receiver()
    const setup = watched({ data: file(), channels: [first.channel] })
    await setup.watcher.pass()
    await setup.fault({ path: 'acme-production', status: 500 })
    await setup.watcher.pass()
    expect(first.got).toHaveLength(1)
    setup.store.close()

    const again = receiver()
    const restarted = watched({ data: file(), channels: [again.channel] })
    await restarted.fault({ path: 'acme-production', status: 500 })
    expect(restarted.watcher.known()).toEqual(setup.watcher.known())
    await restarted.watcher.pass()
    expect(again.got).toEqual([])
    // What could not be read since before the restart is still known.
    expect(restarted.verdict(ORDERS)).toMatchObject({
      state: 'unknown',
      point: setup.verdict(ORDERS)?.point,
    })
    restarted.store.close()
  })

  it('keeps what is to be told over kill -9, and tells it with the same ids', async () => {
    const setup = await withSomethingToTell()
    // As a killed process leaves it: the file and its log, in use until now.
    const left = mkdtempSync(join(tmpdir(), 'offsite-killed-'))
    cpSync(folder, left, { recursive: true })
    setup.store.close()

    const [alive, killed] = [receiver(), receiver()]
    for (const [path, { channel }] of [
      [file(), alive],
      [join(left, 'watch.db'), killed],
    ] as const) {
      const store = openWatchStore(path)
      expect(await createOutbox(store, [channel], () => {}).deliver()).toBe(0)
      expect(store.waiting('webhook')).toEqual([])
      store.close()
    }
    expect(alive.got).toHaveLength(1)
    expect(alive.got[0]?.content).toMatchObject({
      changes: [{ service: 'orders-pg', from: 'protected', to: 'not-protected' }],
    })
    expect(killed.got).toEqual(alive.got)
    rmSync(left, { recursive: true })
  })

  it('is for one watcher at a time', () => {
    const store = openWatchStore(file())
    expect(() => openWatchStore(file())).toThrow(/another process uses the database/)
    store.close()
    openWatchStore(file()).close()
  })

  it('remembers changes of states and regions, of all, a project or a service', async () => {
    const { store, time } = await withSomethingToTell()
    const since = store.changes(0, { project: 'acme-production', service: 'orders-pg' })
    expect(since).toMatchObject([
      { kind: 'first', to: 'protected', at: time.now },
      { kind: 'state', from: 'protected', to: 'not-protected' },
      { kind: 'region', from: 'aws-eu-west-1' },
    ])
    expect(store.changes(0)).toHaveLength(29)
    expect(store.changes(0, { project: 'acme-staging' }).every((one) => one.kind === 'first')).toBe(
      true,
    )
    expect(store.changes(time.now + 1)).toEqual([])
    store.close()
  })

  it('takes at most 200 MB for 10,000 services and a year', async () => {
    const { watcher, time } = watched()
    await watcher.pass()
    const known = watcher.known()
    const changes = findChanges(NOTHING_KNOWN, known, time.now).map((change): Change => ({
      ...change,
      kind: 'state',
      from: 'protected',
      fromSince: time.now - DAY,
      since: time.now,
      beyond: 3600,
      region: 'google-europe-west3',
    }))
    const store = openWatchStore(file())
    const size = () => statSync(file()).size
    store.keep({ known, changes: [], messages: [] })
    const many = Array.from({ length: 300 }, () => changes).flat()
    store.keep({ known, changes: many, messages: [] })
    store.close()
    const perChange = size() / many.length
    const ofVerdicts = JSON.stringify([...known.verdicts]).length / known.verdicts.size
    expect(perChange * MOST_CHANGES + ofVerdicts * 2 * 10_000).toBeLessThan(200e6)
  })

  it('knows when somebody was looking, and when not', () => {
    const store = openWatchStore(file())
    const keep = (at: number) =>
      store.keep({
        known: NOTHING_KNOWN,
        changes: [],
        messages: [],
        watched: { at, longestGap: 10 },
      })
    for (const at of [100, 110, 105, 115, 126, 130]) keep(at)
    expect(store.watched(0)).toEqual([
      { from: 100, to: 115 },
      { from: 126, to: 130 },
    ])
    expect(store.watched(115)).toEqual([{ from: 126, to: 130 }])
    // After more than a year nobody can ask for it.
    keep(130 + 367 * DAY)
    expect(store.watched(0)).toHaveLength(1)
    store.close()
  })

  it('forgets what is older than a year, and no more', async () => {
    const { watcher, time } = watched()
    await watcher.pass()
    const known = watcher.known()
    const store = openWatchStore(file())
    for (const days of [0, 2, 367]) {
      const changes = findChanges(NOTHING_KNOWN, known, time.now + days * DAY)
      store.keep({ known, changes, messages: [] })
    }
    expect(new Set(store.changes(0).map(({ at }) => (at - time.now) / DAY))).toEqual(
      new Set([2, 367]),
    )
    store.close()
  })
})

describe('the outbox', () => {
  it('keeps what could not be sent, in order, and says why', async () => {
    const setup = await withSomethingToTell()
    setup.state.tamper = undefined
    await setup.watcher.pass()
    expect(setup.log).toContain(
      'A message could not be sent by webhook, and is kept: the answer was 503.',
    )
    expect(setup.store.waiting('webhook')).toHaveLength(2)

    const [first] = setup.store.waiting('webhook')
    let down = true
    const { channel, got } = receiver(({ id }) => down && id !== first?.id)
    const outbox = createOutbox(setup.store, [channel], () => {})
    expect(await outbox.deliver()).toBe(1)
    down = false
    expect(await outbox.deliver()).toBe(0)
    expect(got.map(({ content }) => content)).toMatchObject([
      { changes: [{ to: 'not-protected' }] },
      { changes: [{ to: 'protected' }] },
    ])
    setup.store.close()
  })

  it('sends a message once, however long the store cannot forget it', async () => {
    const { channel, got } = receiver()
    const message: Message = {
      id: 'a1',
      channel: 'webhook',
      at: 0,
      content: { kind: 'changes', changes: [] },
    }
    let full = true
    const waiting = [message]
    const store = {
      waiting: () => waiting,
      forget: () => {
        if (full) throw new StoreProblem('full', 'the disk is full')
        waiting.pop()
      },
    }
    const log: string[] = []
    const outbox = createOutbox(store, [channel], (line) => log.push(line))
    expect(await outbox.deliver()).toBe(1)
    expect(await outbox.deliver()).toBe(1)
    full = false
    expect(await outbox.deliver()).toBe(0)
    expect(got).toEqual([message])
    const said = 'The store of messages for webhook does not work: the disk is full.'
    expect(log).toEqual([said, said])
  })

  it('says that its store cannot be read, and goes on', async () => {
    const store = {
      waiting: () => {
        throw new StoreProblem('damaged', 'the database is damaged')
      },
      forget: () => {},
    }
    const log: string[] = []
    const outbox = createOutbox(store, [receiver().channel], (line) => log.push(line))
    expect(await outbox.deliver()).toBe(0)
    expect(log).toEqual([
      'The store of messages for webhook does not work: the database is damaged.',
    ])
  })

  it('tells each channel for itself', async () => {
    const dead: Channel = {
      name: 'slack',
      send: () => Promise.reject(new Error('the answer was 404')),
    }
    const { channel, got } = receiver()
    const setup = watched({ data: file(), channels: [dead, channel] })
    await setup.watcher.pass()
    await setup.fault({ path: 'acme-staging', status: 500 })
    await setup.watcher.pass()
    expect(got).toHaveLength(1)
    expect(setup.store.waiting('slack')).toMatchObject([{ id: got[0]?.id }])
    setup.store.close()
  })
})

describe('the digest', () => {
  it('comes once a day from its hour on, over restarts too', async () => {
    const { channel, got } = receiver()
    // The first pass is at 10:00.
    let setup = watched({ data: file(), channels: [channel], digestHour: 12 })
    const later = async (hours: number) => {
      setup.time.now += hours * 3_600_000
      await setup.watcher.pass()
    }
    await later(0)
    expect(got).toEqual([])
    await later(3)
    await later(1)
    expect(got).toMatchObject([{ content: { kind: 'digest', day: '2026-08-21', unread: [] } }])
    setup.store.close()
    setup = watched({ data: file(), channels: [channel], digestHour: 12 })
    await later(8)
    await later(18)
    const digests = got.filter(({ content }) => content.kind === 'digest')
    expect(digests.map(({ content }) => content)).toMatchObject([
      { day: '2026-08-21' },
      { day: '2026-08-22' },
    ])
    setup.store.close()
  })
})
