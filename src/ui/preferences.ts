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
