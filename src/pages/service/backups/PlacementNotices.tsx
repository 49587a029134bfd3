import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '~/lib/format'
import { cloudsQuery, type Cloud } from '~/api/clouds'
import { copyDistance, NEAR_KM, placementWarnings, type PlacementWarning } from '~/backup/placement'
import { outsideResidency, policyWords, type ResidencyPolicy } from '~/backup/residency'
import { useResidency } from '~/hooks/use-residency'
import { Notice } from '~/ui/Notice'
import styles from './PlacementNotices.module.css'

interface PlacementNoticesProps {
  project: string
  serviceCloud: string
  primary: string | undefined
  secondary: string | undefined
}

/** What is odd about where the service and its backups are, in words. */
export function PlacementNotices({ project, ...placement }: PlacementNoticesProps) {
  const { data: clouds } = useQuery(cloudsQuery(project))
  const policy = useResidency()(project)
  const known = clouds ?? []
  const outside = policy && outsideResidency(placement, policy, known)
  const warnings = placementWarnings(placement, known, { nearKm: NEAR_KM, outside })
  if (warnings.length === 0) return null
  return (
    <div className={styles.notices}>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          <p>{explain(warning, placement, known, policy)}</p>
        </Notice>
      ))}
    </div>
  )
}

type Where = Omit<PlacementNoticesProps, 'project'>

function explain(
  warning: PlacementWarning,
  where: Where,
  clouds: readonly Cloud[],
  policy: ResidencyPolicy | undefined,
): string {
  const { serviceCloud, primary, secondary } = where
  switch (warning) {
    case 'primary-elsewhere':
      return `The service runs in ${serviceCloud}, but its primary backups are in ${primary}: they stayed there when the service was moved.`
    case 'primary-with-other-provider':
      return `The service runs in ${serviceCloud}, but its primary backups were left with another provider, in ${primary}.`
    case 'copy-where-the-service-runs':
      return secondary === serviceCloud
        ? `The copies are in ${secondary}, where the service itself now runs. If that region is lost, only the primary backups remain.`
        : `The copies in ${secondary} are in the same place as the service in ${serviceCloud}: one incident can hit both.`
    case 'copy-where-the-primary-is':
      return secondary === primary
        ? `The copies are in ${secondary}, where the primary backups are too: they add no protection.`
        : `The copies in ${secondary} are in the same place as the primary backups in ${primary}: one incident can hit both.`
    case 'copy-too-near': {
      const km = copyDistance(where, clouds)
      return km === undefined
        ? ''
        : `The copies in ${secondary} are only ${formatNumber(km)} km away: one incident can hit both.`
    }
    case 'outside-residency':
      return policy === undefined
        ? ''
        : `The project’s residency policy allows ${policyWords(policy)}. Not allowed: ${outsideResidency(where, policy, clouds).join(', ')}. Offsite advises; it cannot stop other tools.`
  }
}
