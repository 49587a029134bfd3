import type * as z from 'zod/mini'

/** A value kept in this browser. Other tabs of the console follow when it changes. */
export interface StoredValue<T, Fallback = undefined> {
  /** The value; the fallback where there is none, or none that passes. The same object until it changes. */
  get: () => T | Fallback
  set: (value: T) => void
  forget: () => void
  /** False once the browser refused to store it: what was set then lasts as long as the page. */
  isKept: () => boolean
  /**
   * Calls a function after every change, made here or in another tab.
   * @returns ends that
   */
  subscribe: (listener: () => void) => () => void
}

/**
 * A value in `localStorage`: a text as it is, anything else as JSON. It is read when asked for, so
 * what is there counts, and nothing is kept in two places.
 * @param key its name there; what it begins with belongs to the console: `offsite-`
 * @param schema what does not pass it counts as not there
 * @param fallback what there is without a value
 */
export function storedValue<T>(key: string, schema: z.ZodMiniType<T>): StoredValue<T>
export function storedValue<T>(
  key: string,
  schema: z.ZodMiniType<T>,
  fallback: T,
): StoredValue<T, T>
export function storedValue<T>(
  key: string,
  schema: z.ZodMiniType<T>,
  fallback?: T,
): StoredValue<T, T | undefined> {
  const listeners = new Set<() => void>()
  let read: { text: string | undefined; value: T | undefined } = {
    text: undefined,
    value: fallback,
  }
  /** What the browser refused to store. */
  let refused: { value: T | undefined } | undefined

  function change(value: T | undefined, text: string | undefined): void {
    refused = writeText(key, text) ? undefined : { value }
    for (const listener of listeners) listener()
  }

  return {
    get() {
      if (refused) return refused.value
      const text = readText(key)
      if (text !== read.text) read = { text, value: parse(text, schema) ?? fallback }
      return read.value
    },
    set: (value) => change(value, typeof value === 'string' ? value : JSON.stringify(value)),
    forget: () => change(fallback, undefined),
    isKept: () => refused === undefined,
    subscribe(listener) {
      // The key is null when all of the storage was emptied.
      const onStorage = (stored: StorageEvent) => {
        if (stored.key !== null && stored.key !== key) return
        refused = undefined
        listener()
      }
      listeners.add(listener)
      addEventListener('storage', onStorage)
      return () => {
        listeners.delete(listener)
        removeEventListener('storage', onStorage)
      }
    },
  }
}

/** The text itself where it passes, so that a text is never taken for JSON; else the JSON in it. */
function parse<T>(text: string | undefined, schema: z.ZodMiniType<T>): T | undefined {
  if (text === undefined) return undefined
  const asText = schema.safeParse(text)
  if (asText.success) return asText.data
  try {
    return schema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function readText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    // Storage may be forbidden.
    return undefined
  }
}

/** Undefined removes it. Whether that was possible: storage may be forbidden, or full. */
function writeText(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}
