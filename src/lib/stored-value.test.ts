// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { storedValue } from './stored-value'

beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

const KEY = 'offsite-x'
const plan = () => storedValue(KEY, z.array(z.object({ name: z.string() })))
const theme = () => storedValue(KEY, z.enum(['system', 'dark']), 'system')

/** What a browser does in this tab when another one writes. */
function writeElsewhere(key: string, text: string): void {
  localStorage.setItem(key, text)
  dispatchEvent(new StorageEvent('storage', { key }))
}

function forbid(...methods: ('getItem' | 'setItem' | 'removeItem')[]): void {
  for (const method of methods) {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError')
    })
  }
}

describe('a stored value', () => {
  it.each<[string, z.ZodMiniType, unknown, string]>([
    ['a text as it is', z.string(), 'dark', 'dark'],
    ['a text that looks like JSON', z.string(), '{"a": 1}', '{"a": 1}'],
    ['a choice', z.enum(['utc']), 'utc', 'utc'],
    ['a number', z.number(), 3600, '3600'],
    ['an object as JSON', z.object({ a: z.number() }), { a: 1 }, '{"a":1}'],
  ])('keeps %s', (_, schema, value, text) => {
    storedValue(KEY, schema).set(value)
    expect(localStorage.getItem(KEY)).toBe(text)
    expect(storedValue(KEY, schema).get()).toEqual(value)
  })

  it.each([
    ['nothing', undefined],
    ['text of another kind', 'solarized'],
    ['JSON of another shape', '[{"title": "a"}]'],
    ['JSON that broke off', '[{"name": "a"'],
  ])('is the fallback where there is %s', (_, text) => {
    if (text !== undefined) localStorage.setItem(KEY, text)
    expect(theme().get()).toBe('system')
    expect(plan().get()).toBeUndefined()
  })

  it('is gone once it is forgotten', () => {
    const stored = theme()
    stored.set('dark')
    stored.forget()
    expect(stored.get()).toBe('system')
    expect(localStorage.getItem(KEY)).toBeNull()
  })

  it('is the same object until it changes', () => {
    const stored = plan()
    stored.set([{ name: 'a' }])
    const first = stored.get()
    expect(stored.get()).toBe(first)
    stored.set([{ name: 'b' }])
    expect(stored.get()).toEqual([{ name: 'b' }])
  })

  it('tells who listens, until they no longer do', () => {
    const stored = theme()
    const heard = vi.fn<(theme: string) => void>()
    const end = stored.subscribe(() => heard(stored.get()))
    stored.set('dark')
    writeElsewhere(KEY, 'system')
    writeElsewhere('offsite-y', 'dark')
    end()
    stored.set('dark')
    writeElsewhere(KEY, 'system')
    expect(heard.mock.calls).toEqual([['dark'], ['system']])
  })

  it('hears that another tab emptied the storage', () => {
    const stored = theme()
    stored.set('dark')
    const heard = vi.fn<(theme: string) => void>()
    stored.subscribe(() => heard(stored.get()))
    localStorage.clear()
    dispatchEvent(new StorageEvent('storage', { key: null }))
    expect(heard.mock.calls).toEqual([['system']])
  })

  it('lasts as long as the page where the browser stores nothing', () => {
    forbid('getItem', 'setItem', 'removeItem')
    const stored = theme()
    expect(stored.get()).toBe('system')
    expect(stored.isKept()).toBe(true)
    stored.set('dark')
    expect(stored.get()).toBe('dark')
    expect(stored.isKept()).toBe(false)
    stored.forget()
    expect(stored.get()).toBe('system')
  })

  it('is what was set, not what is stored, where the storage is full', () => {
    const stored = plan()
    stored.set([{ name: 'old' }])
    forbid('setItem')
    stored.set([{ name: 'new' }])
    expect(stored.get()).toEqual([{ name: 'new' }])
    vi.restoreAllMocks()
    stored.set([{ name: 'newer' }])
    expect(stored.isKept()).toBe(true)
    expect(plan().get()).toEqual([{ name: 'newer' }])
  })
})
