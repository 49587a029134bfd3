import type { BackupReport } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import { isInTransition, pollInterval, type Service } from '~/api/services'
import { protectionOf } from '~/backup/protection'
import { secondaryRegion } from '~/backup/secondary-region'

/**
 * How long to wait before these services are read again, in milliseconds. A first copy that is
 * awaited is a transition too: the page shows when it arrives.
 */
export function choosePollInterval(services: readonly Service[], report?: BackupReport): number {
  return pollInterval(
    services.some(
      (service) =>
        isInTransition(service) ||
        // What costs little comes first: the list may be long.
        (secondaryRegion(service.user_config) !== undefined &&
          protectionOf(service, serverNow(), { report }).state === 'waiting'),
    ),
  )
}
