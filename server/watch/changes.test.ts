import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Change } from './changes'
import { watched, type Tamper } from './test/watched'
import type { Channel } from './webhooks'
import { writeSubject } from './words'

const without =
  (...names: string[]): Tamper =>
  (service) =>
    names.includes(String(service['service_name'])) ? undefined : service

/** A watcher, and what people are told by it: each change in short. */
function told(how: Parameters<typeof watched>[0] = {}) {
  const subjects: string[] = []
  const changes: Change[] = []
  const channel: Channel = {
    name: 'webhook',
    send: async ({ content }) => {
      subjects.push(writeSubject(content))
      if (content.kind === 'changes') changes.push(...content.changes)
    },
  }
  const setup = watched({ channels: [channel], patterns: ['acme-production'], ...how })
  return { ...setup, subjects, changes }
}

describe('people are told', () => {
  it('of a new service that is not protected, and of no other new one', async () => {
    const { watcher, state, subjects, changes } = told({
      tamper: without('billing-pg', 'orders-pg', 'events-kafka'),
    })
    await watcher.pass()
    expect(subjects).toEqual([])
    state.tamper = undefined
    await watcher.pass()
    expect(subjects).toEqual(['acme-production/billing-pg is new and not protected'])
    expect(changes).toMatchObject([{ kind: 'found', to: 'not-protected' }])
    await watcher.pass()
    expect(subjects).toHaveLength(1)
  })

  it('of the end of any service', async () => {
    const { watcher, state, subjects } = told()
    await watcher.pass()
    state.tamper = without('orders-pg')
    await watcher.pass()
    expect(subjects).toEqual(['acme-production/orders-pg no longer exists, was protected'])
  })

  it('nothing of what is found when a project is read for the first time, however late', async () => {
    const { watcher, fault, clearFaults, store, subjects, changes } = told()
    await fault({ path: '/v1/project/acme-production/service', status: 400, body: {} })
    await watcher.pass()
    await clearFaults()
    await watcher.pass()
    expect([subjects, changes]).toEqual([[], []])
    expect(new Set(store.changes(0).map(({ kind }) => kind))).toEqual(new Set(['first']))
  })
})

it('a project that is no longer watched has not ended, and nobody is told that it has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offsite-'))
  const data = join(folder, 'watch.db')
  const before = told({ data })
  await before.watcher.pass()
  before.store.close()
  const after = told({ data, patterns: ['acme-staging'] })
  await after.watcher.pass()
  expect(after.subjects).toEqual(['3 services: 3 not protected'])
  const orders = after.store.changes(0, { project: 'acme-production', service: 'orders-pg' })
  expect(orders.map(({ kind }) => kind)).toEqual(['first', 'left'])
  after.store.close()
  rmSync(folder, { recursive: true })
})
