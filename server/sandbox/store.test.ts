import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryStore } from './memory-store'
import type { EventFacts, ProjectFacts, TokenFacts } from './model'
import { openStore } from './sqlite-store'
import type { Store } from './store'
import { exampleService } from './test/support'

const project = (name: string): ProjectFacts => ({
  name,
  defaultCloud: 'aws-eu-central-1',
  tags: {},
  estimatedBalance: '0.00',
  members: {},
})
const event = (text: string, at: number, changes: Partial<EventFacts> = {}): EventFacts => ({
  project: 'acme',
  service: 'example-pg',
  at,
  actor: 'ada@acme.example',
  type: 'service_update',
  text,
  ...changes,
})
const token = (hash: string, userId: string): TokenFacts => ({
  hash,
  prefix: hash,
  userId,
  createdAt: 0,
  createdManually: true,
  description: '',
  extendWhenUsed: false,
  ipAllowlist: [],
  scopes: [],
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Each kind of store, empty, and the same store after whoever held it ended. */
const STORES: Record<string, () => { store: Store; again: () => Store }> = {
  'in a file': () => {
    const file = join(folder, 'sandbox.db')
    const store = openStore(file)
    return {
      store,
      again: () => {
        store.close()
        return openStore(file)
      },
    }
  },
  'in memory': () => {
    const store = createMemoryStore()
    return { store, again: () => createMemoryStore({ held: structuredClone(store.held()) }) }
  },
}

describe.each(Object.entries(STORES))('a store %s', (_kind, open) => {
  let store: Store
  let again: () => Store
  beforeEach(() => {
    ;({ store, again } = open())
    store.replaceAll({
      meta: { format: '1' },
      // Not in the order of their names.
      projects: [project('acme'), project('abc')],
      services: [exampleService({ name: 'b' }), exampleService({ name: 'a' })],
      events: [event('second', 20), event('first', 10)],
    })
  })
  afterEach(() => store.close())

  test('holds what it was filled with: services by name, the newest events first', () => {
    expect(store.meta('format')).toBe('1')
    expect(store.meta('nothing')).toBeUndefined()
    expect(store.projects()).toEqual([project('acme'), project('abc')])
    expect(store.project('abc')).toEqual(project('abc'))
    expect(store.project('nobody')).toBeUndefined()
    expect(store.services('acme').map(({ name }) => name)).toEqual(['a', 'b'])
    expect(store.services('abc')).toEqual([])
    expect(store.service('acme', 'a')).toEqual(exampleService({ name: 'a' }))
    expect(store.service('abc', 'a')).toBeUndefined()
    expect(store.events('acme', 5).map(({ text }) => text)).toEqual(['second', 'first'])
    expect(store.count()).toEqual({ projects: 2, services: 2 })
  })

  test('of events at the same moment the one written later is newer; each has its own id', () => {
    store.save(exampleService({ name: 'c' }), event('third', 20))
    store.save(exampleService({ name: 'c' }), event('late news of the past', 15))
    const events = store.events('acme', 100)
    expect(events.map(({ text }) => text)).toEqual([
      'third',
      'second',
      'late news of the past',
      'first',
    ])
    expect(new Set(events.map(({ id }) => id)).size).toBe(4)
    expect(store.events('acme', 1)).toEqual(events.slice(0, 1))
  })

  test('changes a project that is there, and makes none', () => {
    store.putProject({ ...project('acme'), tags: { team: 'blue' } })
    store.putProject(project('new'))
    expect(store.projects()).toEqual([
      { ...project('acme'), tags: { team: 'blue' } },
      project('abc'),
    ])
  })

  test('removes a service and keeps its events', () => {
    store.remove(event('deleted', 30, { service: 'a' }))
    expect(store.service('acme', 'a')).toBeUndefined()
    expect(store.count()).toEqual({ projects: 2, services: 1 })
    expect(store.events('acme', 1)).toMatchObject([{ text: 'deleted', service: 'a' }])
  })

  test('hands out copies', () => {
    const service = exampleService({ name: 'mine' })
    store.save(service, event('made', 30))
    service.tags['changed'] = 'later'
    const read = store.service('acme', 'mine')
    if (read) read.userConfig['changed'] = 'too'
    expect(store.service('acme', 'mine')).toEqual(exampleService({ name: 'mine' }))
  })

  test('keeps all digits of an option', () => {
    const changes = { name: 'big', userConfig: { limit: 9_223_372_036_854_775_807n } }
    store.save(exampleService(changes), event('made', 30))
    expect(store.service('acme', 'big')?.userConfig).toEqual(changes.userConfig)
  })

  test('finds tokens by hash and by user', () => {
    for (const [hash, user] of [
      ['one', 'ada'],
      ['two', 'ada'],
      ['three', 'otto'],
    ] as const) {
      store.putToken(token(hash, user))
    }
    store.putToken({ ...token('one', 'ada'), description: 'changed' })
    expect(store.token('one')?.description).toBe('changed')
    store.removeTokens(['two', 'nothing'])
    expect(store.token('two')).toBeUndefined()
    expect(store.tokens('ada').map(({ hash }) => hash)).toEqual(['one'])
    expect(store.tokens('otto').map(({ hash }) => hash)).toEqual(['three'])
  })

  test('is filled anew without a rest of before', () => {
    store.putToken(token('one', 'ada'))
    store.replaceAll({ meta: { seeding: 'x' }, projects: [project('p')], services: [], events: [] })
    expect(store.meta('format')).toBeUndefined()
    expect(store.projects()).toEqual([project('p')])
    expect(store.services('acme')).toEqual([])
    expect(store.events('acme', 5)).toEqual([])
    expect(store.token('one')).toBeUndefined()
  })

  test('is the same after whoever held it ended, and goes on from there', () => {
    store.setMeta('clock_offset', '5')
    store.putToken(token('one', 'ada'))
    const read = (from: Store) => ({
      offset: from.meta('clock_offset'),
      projects: from.projects(),
      services: from.services('acme'),
      events: from.events('acme', 10),
      token: from.token('one'),
    })
    const before = read(store)
    store = again()
    expect(read(store)).toEqual(before)
    store.save(exampleService({ name: 'c' }), event('third', 20))
    expect(store.events('acme', 1)).toMatchObject([{ text: 'third' }])
  })
})

test('a store in memory tells of each write, and of no read', () => {
  const onWrite = vi.fn<() => void>()
  const store = createMemoryStore({ onWrite })
  store.projects()
  store.meta('clock_offset')
  expect(onWrite).not.toHaveBeenCalled()
  store.setMeta('clock_offset', '5')
  store.save(exampleService(), event('made', 1))
  store.putToken(token('one', 'ada'))
  expect(onWrite).toHaveBeenCalledTimes(3)
})
