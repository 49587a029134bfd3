import { fleetKey } from '~/fleet/fleet-key'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { ReportLookup } from '~/fleet/coverage'
import { reportStore, type ReportSubject } from '~/fleet/read/reports'

/** How often what is wanted is looked at again, in milliseconds. */
const LOOK_AGAIN = 60_000

/**
 * The backups' reports of single services, read a few at a time in the order given while the component
 * is shown.
 * @param wanted those whose state the list of services does not decide
 * @returns by `fleetKey`; another map after every change
 */
export function useReports(wanted: readonly ReportSubject[]): ReadonlyMap<string, ReportLookup> {
  const store = reportStore(useQueryClient())
  const keys = wanted.map(fleetKey).join(' ')
  useEffect(() => {
    const subjects = keys === '' ? [] : keys.split(' ').map(readSubject)
    store.want(subjects)
    const timer = setInterval(() => {
      if (!document.hidden) store.want(subjects)
    }, LOOK_AGAIN)
    return () => {
      clearInterval(timer)
      store.want([])
    }
  }, [store, keys])
  return useSyncExternalStore(store.subscribe, store.get)
}

/** Names hold neither spaces nor slashes at Aiven. */
function readSubject(key: string): ReportSubject {
  const [project = '', service = ''] = key.split('/')
  return { project, service }
}
