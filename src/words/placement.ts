import type { PlacementWarning } from '~/backup/placement'

/** What is odd about the places of a service and its backups, in a few words. */
export const PLACEMENT_WORDS: Record<PlacementWarning, string> = {
  'copy-where-the-primary-is': 'Copy in the same region as primary',
  'copy-where-the-service-runs': 'Copy in the service’s region',
  'copy-too-near': 'Copy too close',
  'outside-residency': 'Outside the residency policy',
  'residency-unknown': 'Residency unknown',
  'primary-with-other-provider': 'Backups with another provider',
  'primary-elsewhere': 'Backups elsewhere',
}
