import type { ProtectionState } from '~/backup/protection'

/** In place of how old what would survive is, where there is no age. */
export const WITHOUT_AGE: Record<ProtectionState, string> = {
  'not-protected': 'none',
  // A copy said so; its time cannot be read.
  paused: 'unknown',
  behind: 'unknown',
  unknown: 'unknown',
  checking: 'unknown',
  waiting: 'no copy yet',
  protected: 'unknown',
  'not-supported': 'none',
}
