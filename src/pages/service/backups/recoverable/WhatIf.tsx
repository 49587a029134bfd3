import { useQuery } from '@tanstack/react-query'
import type { BackupReport } from '~/api/backups'
import { cloudsQuery } from '~/api/clouds'
import type { Service } from '~/api/services'
import { readLocations } from '~/backup/location'
import { judgeProtection, type Lookup } from '~/backup/protection'
import { ProtectionBadge } from '~/components/Badges'
import { formatDuration } from '~/lib/format'
import { protectionReason } from '~/words/protection'
import styles from './Objective.module.css'

interface WhatIfProps {
  project: string
  service: Service
  /** The objective that is tried out. */
  seconds: number
  report: BackupReport | undefined
  lookup: Lookup
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
}

/** The state that the service would have with an objective, by the rules that judge it everywhere. */
export function WhatIf({ project, service, seconds, report, lookup, now }: WhatIfProps) {
  const { data: clouds } = useQuery(cloudsQuery(project))
  const protection = judgeProtection(
    {
      type: service.service_type,
      plan: service.plan,
      cloud: service.cloud_name,
      locations: readLocations(service, report),
      objective: { seconds, source: 'what-if' },
    },
    now,
    { lookup, clouds },
  )
  return (
    <section className={styles.whatIf} aria-label="What if">
      <p className={styles.verdict}>
        <strong>What if it were {formatDuration(seconds)}?</strong>{' '}
        <ProtectionBadge protection={protection} />
      </p>
      <p>{protectionReason(protection, service.service_type)}</p>
      <p className={styles.source}>
        A preview on this page only: other pages, exports and alerts use the saved RPO.
      </p>
    </section>
  )
}
