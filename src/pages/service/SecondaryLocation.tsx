import type { BackupReport } from '~/api/backups'
import type { Service } from '~/api/services'
import type { Protection } from '~/backup/protection'
import { formerWords, protectionReason } from '~/words/protection'
import { FirstCopy } from './FirstCopy'
import { ProtectionLine } from './ProtectionLine'
import styles from './SecondaryLocation.module.css'

interface SecondaryLocationProps {
  project: string
  service: Service
  protection: Protection
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
}

/** The state of the secondary backup, where it is, and why it is said so: the same on every tab. */
export function SecondaryLocation(props: SecondaryLocationProps) {
  const { project, service, protection, report } = props
  return (
    <div className={styles.location}>
      <ProtectionLine project={project} protection={protection} />
      <p className={styles.reason}>{protectionReason(protection, service.service_type)}</p>
      {protection.region !== undefined && (
        <FirstCopy
          region={protection.region}
          waiting={protection.state === 'waiting'}
          state={service.state}
          backups={report?.backups ?? service.backups ?? []}
          report={report}
        />
      )}
      {protection.former.length > 0 && <p className={styles.reason}>{formerWords(protection)}</p>}
    </div>
  )
}
