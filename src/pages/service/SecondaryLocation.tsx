import type { Service } from '../../api/services'
import type { Protection } from '../../backup/protection'
import { ProtectionBadge } from '../../components/Badges'
import { CloudName } from '../../components/CloudName'
import { protectionReason } from '../../components/protection-reason'
import styles from './SecondaryLocation.module.css'

interface SecondaryLocationProps {
  project: string
  service: Service
  protection: Protection
}

/** The state of the secondary backup, where it is, and why it is said so: the same on every tab. */
export function SecondaryLocation({ project, service, protection }: SecondaryLocationProps) {
  return (
    <div className={styles.location}>
      <p className={styles.state}>
        <ProtectionBadge protection={protection} />
        {protection.region !== undefined && (
          <CloudName project={project} cloud={protection.region} inline />
        )}
      </p>
      <p className={styles.reason}>{protectionReason(protection, service.service_type)}</p>
      {protection.formerRegions.length > 0 && (
        <p className={styles.reason}>
          Copies are also listed in {protection.formerRegions.join(', ')}, which is not the region
          set: they do not count.
        </p>
      )}
    </div>
  )
}
