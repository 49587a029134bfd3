import { useSyncExternalStore } from 'react'

/** A choice kept in this browser: the only thing the console stores there. */
interface Preference<T extends string> {
  get: () => T
  set: (value: T) => void
  subscribe: (listener: () => void) => () => void
}

/** A choice among values, the first unless another was made. */
export function preference<T extends string>(
  key: string,
  values: readonly [T, ...T[]],
  onChange?: (value: T) => void,
): Preference<T> {
  const listeners = new Set<() => void>()
  let current = read()

  function read(): T {
    try {
      const stored = localStorage.getItem(key)
      return values.find((value) => value === stored) ?? values[0]
    } catch {
      return values[0]
    }
  }

  return {
    get: () => current,
    set: (value) => {
      current = value
      try {
        localStorage.setItem(key, value)
      } catch {
        // Storage may be forbidden: the choice then lasts as long as the page.
      }
      onChange?.(value)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const THEMES = ['system', 'light', 'dark'] as const
export const ZONES = ['local', 'utc'] as const

/** `public/theme.js` applies the stored theme before the first paint. */
export const themePreference = preference('offsite-theme', THEMES, (theme) => {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
})

export const zonePreference = preference('offsite-zone', ZONES)

export function usePreference<T extends string>(preference: Preference<T>) {
  return [useSyncExternalStore(preference.subscribe, preference.get), preference.set] as const
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
  const listeners = new Set<() => void>()
  const known = new Map<string, number | undefined>()
  const get = (name: string) => {
    if (!known.has(name)) known.set(name, read(name))
    return known.get(name)
  }
  let reader = (name: string) => get(name)

  function changed() {
    reader = (name) => get(name)
    for (const listener of listeners) listener()
  }

  function read(name: string): number | undefined {
    try {
      const stored = localStorage.getItem(`${prefix}${name}`)
      const value = stored === null ? NaN : Number(stored)
      return isValid(value) ? value : undefined
    } catch {
      return undefined
    }
  }

  function onStorage({ key }: StorageEvent) {
    if (key !== null && !key.startsWith(prefix)) return
    known.clear()
    changed()
  }

  return {
    get,
    set: (name, value) => {
      known.set(name, value)
      try {
        if (value === undefined) localStorage.removeItem(`${prefix}${name}`)
        else localStorage.setItem(`${prefix}${name}`, String(value))
      } catch {
        // Storage may be forbidden: the choice then lasts as long as the page.
      }
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

/** A text kept in this browser; other tabs of the console follow. */
export interface TextPreference {
  get: () => string | undefined
  /** Undefined forgets it. */
  set: (text: string | undefined) => void
  subscribe: (listener: () => void) => () => void
}

/** @param key its name in the browser's storage */
export function textPreference(key: string): TextPreference {
  const listeners = new Set<() => void>()
  let current = read()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  function read(): string | undefined {
    try {
      return localStorage.getItem(key) ?? undefined
    } catch {
      return undefined
    }
  }

  function onStorage(event: StorageEvent) {
    if (event.key !== null && event.key !== key) return
    current = read()
    tell()
  }

  return {
    get: () => current,
    set: (text) => {
      current = text
      try {
        if (text === undefined) localStorage.removeItem(key)
        else localStorage.setItem(key, text)
      } catch {
        // Storage may be forbidden: it then lasts as long as the page.
      }
      tell()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) {
        // Another tab may have changed it while nobody listened here.
        const now = read()
        if (now !== undefined) current = now
        addEventListener('storage', onStorage)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) removeEventListener('storage', onStorage)
      }
    },
  }
}
