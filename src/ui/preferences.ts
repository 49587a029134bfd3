import * as z from 'zod/mini'
import { storedValue, type StoredValue } from '~/lib/stored-value'

export const THEMES = ['system', 'light', 'dark'] as const
export const ZONES = ['local', 'utc'] as const

export const themePreference = storedValue('offsite-theme', z.enum(THEMES), 'system')
export const zonePreference = storedValue('offsite-zone', z.enum(ZONES), 'local')

/** Shows the theme from every change on, until when `public/theme.js` has shown the stored one. */
export function followTheme(): void {
  themePreference.subscribe(() => {
    const theme = themePreference.get()
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  })
}

/** Numbers kept in this browser, each by its own name; other tabs of the console follow. */
export interface NumberPreferences {
  get: (name: string) => number | undefined
  /** Undefined forgets it. */
  set: (name: string, value: number | undefined) => void
  subscribe: (listener: () => void) => () => void
  /** `get`, as another function after every change: what a component that reads many listens to. */
  reader: () => (name: string) => number | undefined
}

/**
 * @param prefix comes before each name in the browser's storage
 * @param isValid what does not pass counts as not there
 */
export function numberPreferences(
  prefix: string,
  isValid: (value: number) => boolean,
): NumberPreferences {
  const schema = z.number().check(z.refine(isValid))
  const values = new Map<string, StoredValue<number>>()
  const listeners = new Set<() => void>()
  let reader = readOnce()

  function find(name: string): StoredValue<number> {
    const known = values.get(name) ?? storedValue(prefix + name, schema)
    values.set(name, known)
    return known
  }

  /** A list asks for thousands in one go: each is read from the storage once. */
  function readOnce() {
    const read = new Map<string, number | undefined>()
    return (name: string) => {
      if (!read.has(name)) read.set(name, find(name).get())
      return read.get(name)
    }
  }

  function changed(): void {
    reader = readOnce()
    for (const listener of listeners) listener()
  }

  function onStorage({ key }: StorageEvent): void {
    if (key !== null && !key.startsWith(prefix)) return
    values.clear()
    changed()
  }

  return {
    get: (name) => reader(name),
    set: (name, value) => {
      if (value === undefined) find(name).forget()
      else find(name).set(value)
      changed()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) addEventListener('storage', onStorage)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) removeEventListener('storage', onStorage)
      }
    },
    reader: () => reader,
  }
}
