import type { PlacementWarning } from '~/backup/placement'

/** What is odd about the places of a service and its backups, in a few words. */
export const PLACEMENT_WORDS: Record<PlacementWarning, string> = {
  'copy-where-the-primary-is': 'Copy beside its original',
  'copy-where-the-service-runs': 'Copy where the service runs',
  'copy-too-near': 'Copy too near',
  'outside-residency': 'Outside the residency policy',
  'primary-with-other-provider': 'Backups with another provider',
  'primary-elsewhere': 'Backups elsewhere',
}
