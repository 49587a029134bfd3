import { useQuery } from '@tanstack/react-query'
import { cloudsQuery } from '../../../api/clouds'
import { placementWarnings, type PlacementWarning } from '../../../backup/placement'
import { Notice } from '../../../ui/Notice'
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
  const warnings = placementWarnings(placement, clouds ?? [])
  if (warnings.length === 0) return null
  return (
    <div className={styles.notices}>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          <p>{explain(warning, placement)}</p>
        </Notice>
      ))}
    </div>
  )
}

type Where = Omit<PlacementNoticesProps, 'project'>

function explain(warning: PlacementWarning, { serviceCloud, primary, secondary }: Where): string {
  switch (warning) {
    case 'primary-elsewhere':
      return `The service runs in ${serviceCloud}, its primary backups are in ${primary}: they stayed there when the service was moved.`
    case 'primary-with-other-provider':
      return `The service runs in ${serviceCloud}, its primary backups were left with another provider, in ${primary}.`
    case 'copy-where-the-service-runs':
      return `The copies are in ${secondary}, where the service itself now runs. If that region is lost, only the primary backups remain.`
    case 'copy-where-the-primary-is':
      return `The copies are in ${secondary}, where the primary backups are too: they protect against nothing more.`
  }
}
