import { useSyncExternalStore } from 'react'
import type { StoredValue } from '~/lib/stored-value'

/** A value that this browser keeps, as it is now, and what changes it. */
export function useStored<T, Fallback>(stored: StoredValue<T, Fallback>) {
  return [useSyncExternalStore(stored.subscribe, stored.get), stored.set] as const
}
