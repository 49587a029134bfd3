import { useSyncExternalStore } from 'react'
import type { Batch, BatchState } from '~/lib/batch'

/** How it stands with a batch, followed as it changes. */
export function useBatchState<Outcome>(batch: Batch<never, Outcome>): BatchState<Outcome> {
  return useSyncExternalStore(batch.subscribe, batch.get)
}
