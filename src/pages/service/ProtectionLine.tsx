import type { Protection } from '~/backup/protection'
import { ProtectionBadge } from '~/components/Badges'
import { CloudName } from '~/components/CloudName'
import styles from './ProtectionLine.module.css'

interface ProtectionLineProps {
  project: string
  protection: Protection
}

/**
 * The state of the secondary backup and the region that is set. Where the primary backups are what
 * protects, they are named first: the region beside the word "Protected" would be taken for it.
 */
export function ProtectionLine({ project, protection }: ProtectionLineProps) {
  const { state, survivor, region } = protection
  const protector =
    state === 'protected' && survivor?.kind === 'primary' ? survivor.cloud : undefined
  return (
    <>
      <p className={styles.line}>
        <ProtectionBadge protection={protection} />
        {protector !== undefined && (
          <span>
            <span>by its primary backups in </span>
            <CloudName project={project} cloud={protector} inline />
          </span>
        )}
        {protector === undefined && region !== undefined && (
          <CloudName project={project} cloud={region} inline />
        )}
      </p>
      {protector !== undefined && region !== undefined && (
        <p>
          <span>Set to </span>
          <CloudName project={project} cloud={region} inline />
        </p>
      )}
    </>
  )
}
