import type { ProtectionState } from '~/backup/protection'

/** What each state means, for whoever reads it outside of the console. */
export const PROTECTION_MEANINGS: Record<ProtectionState, string> = {
  'not-protected': 'No backup would survive the loss of the service’s own region.',
  paused: 'Aiven has paused the copying to the secondary backup location.',
  behind: 'A backup would survive, but its newest recovery point is older than the RPO.',
  unknown: 'What Aiven reports does not tell the state.',
  checking: 'The recovery windows were not loaded yet.',
  waiting: 'A secondary backup location is set; no copy was seen in it yet.',
  protected:
    'A backup that would survive was seen, and its newest recovery point is within the RPO.',
  'not-supported': 'Aiven offers no secondary backup location for this type of service.',
}
