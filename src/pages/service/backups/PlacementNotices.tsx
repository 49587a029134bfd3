import { useQuery } from '@tanstack/react-query'
import { formatNumber } from '~/lib/format'
import { cloudsQuery, type Cloud } from '~/api/clouds'
import type { Locations } from '~/backup/location'
import {
  copyDistance,
  NEAR_KM,
  placementWarnings,
  readPlacement,
  type Placement,
  type PlacementWarning,
} from '~/backup/placement'
import {
  checkResidency,
  policyWords,
  residencyVerdict,
  type Residency,
  type ResidencyPolicy,
} from '~/backup/residency'
import { useResidency } from '~/hooks/use-residency'
import { Notice } from '~/ui/Notice'
import styles from './PlacementNotices.module.css'

interface PlacementNoticesProps {
  project: string
  serviceCloud: string
  locations: Locations
}

/** What is odd about where the service and its backups are, in words. */
export function PlacementNotices({ project, serviceCloud, locations }: PlacementNoticesProps) {
  const { data: clouds } = useQuery(cloudsQuery(project))
  const policy = useResidency()(project)
  const known = clouds ?? []
  const placement = readPlacement(serviceCloud, locations)
  const judged = policy && { policy, residency: checkResidency(placement, policy, known) }
  const warnings = placementWarnings(placement, known, {
    nearKm: NEAR_KM,
    residency: judged && residencyVerdict(judged.residency),
  })
  if (warnings.length === 0) return null
  return (
    <div className={styles.notices}>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          <p>{explain(warning, placement, known, judged)}</p>
        </Notice>
      ))}
    </div>
  )
}

/** A project's policy, and how the places stand to it. */
interface Judged {
  policy: ResidencyPolicy
  residency: Residency
}

function explain(
  warning: PlacementWarning,
  where: Placement,
  clouds: readonly Cloud[],
  judged: Judged | undefined,
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
    case 'residency-unknown':
      return judged ? residencyWords(judged) : ''
  }
}

function residencyWords({ policy, residency: { outside, doubtful } }: Judged): string {
  const allowed = `The project’s residency policy allows ${policyWords(policy)}.`
  if (outside.length > 0) {
    return `${allowed} Not allowed: ${outside.join(', ')}. Offsite advises; it cannot stop other tools.`
  }
  const what =
    doubtful.length > 0
      ? `in which country or continent ${doubtful.join(' and ')} is`
      : 'where the primary backups are'
  return `${allowed} Aiven does not tell ${what}, so whether the policy is met is unknown.`
}
