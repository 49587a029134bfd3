/** The longest interval that makes sense: longer than Aiven keeps any backup. */
const LONGEST_INTERVAL_HOURS = 366 * 24

/**
 * Whether a number may be the hours between two backups: above 0, up to a year.
 * @param hours any number
 */
export function isBackupInterval(hours: number): boolean {
  return hours > 0 && hours <= LONGEST_INTERVAL_HOURS
}
