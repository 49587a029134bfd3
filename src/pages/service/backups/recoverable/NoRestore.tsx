import type { Location } from '~/backup/location'
import { findServiceType } from '~/backup/service-types'
import { BackupsThere } from './BackupsThere'
import styles from './Recoverable.module.css'

interface NoRestoreProps {
  location: Location
  /** The type's code. */
  serviceType: string
  /** Why the service cannot be forked. */
  refusal: string
}

/**
 * One location of a service that cannot be forked. There may be backups, but no recovery point: that is
 * data that can be restored, and its age would promise something.
 */
export function NoRestore({ location, serviceType, refusal }: NoRestoreProps) {
  const limit = findServiceType(serviceType)?.restoreLimit
  return (
    <>
      <div>
        <dt>Restore</dt>
        <dd>
          <p>Nothing can be restored by a fork</p>
          <p className={styles.detail}>{refusal}</p>
        </dd>
      </div>
      <BackupsThere location={location}>
        {limit === 'configuration-only' && (
          <p className={styles.detail}>
            Configuration only, no data. Aiven restores it when the service is powered on.
          </p>
        )}
      </BackupsThere>
    </>
  )
}
