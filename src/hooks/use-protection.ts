import { useCallback, useSyncExternalStore } from 'react'
import type { BackupReport } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { isObjective } from '~/backup/objective'
import { protectionOf, type Protection } from '~/backup/protection'
import { numberPreferences } from '~/ui/preferences'
import { useNow } from '~/ui/use-now'

/** Recovery point objectives set in this browser, in seconds, by project and service. */
const objectives = numberPreferences('offsite-rpo:', isObjective)

/** Names cannot hold a slash at Aiven: the pair is unique. */
const nameOf = (project: string, service: string) => `${project}/${service}`

/**
 * Sets it; undefined goes back to the service's tag, or to what is assumed.
 * @param seconds a minute to a year
 */
export function chooseObjective(
  project: string,
  service: string,
  seconds: number | undefined,
): void {
  objectives.set(nameOf(project, service), seconds)
}

/**
 * The objectives set in this browser, for lists, which read many of them.
 * @returns seconds by project and service, undefined where none is set; another function after a change
 */
export function useChosenObjectives(): (project: string, service: string) => number | undefined {
  const read = useSyncExternalStore(objectives.subscribe, objectives.reader)
  return useCallback((project, service) => read(nameOf(project, service)), [read])
}

/**
 * What protects a service now. Pages ask here, so that all of them judge by the same objective.
 * @param report the backups' report, where it may be read
 */
export function useProtection(
  project: string,
  service: Service,
  report: BackupReport | undefined,
): Protection {
  const now = serverNow(useNow(10))
  const chosen = useSyncExternalStore(objectives.subscribe, () =>
    objectives.get(nameOf(project, service.service_name)),
  )
  return protectionOf(service, now, { report, chosen })
}
