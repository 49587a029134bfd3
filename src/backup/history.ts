import type { ProjectEvent } from '~/api/events'

/** The events of one service. */
export interface History {
  /** Newest first. */
  all: ProjectEvent[]
  /** Those that concern its backups, or may. */
  backups: ProjectEvent[]
}

/**
 * What an event that concerns backups may speak of. Aiven publishes no texts of such events
 * (unverified): so whatever may change what is backed up, where to, or when counts, also a change of
 * settings that does not say which.
 */
const CONCERNS_BACKUPS =
  /backup|recover|restor|fork|snapshot|pitr|point.in.time|region|cloud|config|setting|creat|delet|terminat|power/i

/**
 * The events of a service, and those of them that concern its backups. When in doubt, one does.
 * @param events of the project
 * @param service the service's name
 */
export function readHistory(events: readonly ProjectEvent[], service: string): History {
  const all = events
    .filter((event) => event.service_name === service)
    .toSorted((a, b) => (Date.parse(b.time) || 0) - (Date.parse(a.time) || 0))
  return { all, backups: all.filter(concernsBackups) }
}

function concernsBackups(event: ProjectEvent): boolean {
  const text = `${event.event_type ?? ''} ${event.event_desc ?? ''}`
  return text.trim() === '' || CONCERNS_BACKUPS.test(text)
}
