import { LONGEST_NAME } from '~/backup/names'

/**
 * Whether a fork has the name that a recovery gives, wherever it was created.
 * @param fork the fork's name
 * @param source the name of the service that it was made from
 */
export function isRecoveryName(fork: string, source: string): boolean {
  const at = fork.lastIndexOf('-recovery-')
  if (at < 0) return false
  const start = fork.slice(0, at)
  return start === source || (fork.length === LONGEST_NAME && source.startsWith(start.slice(0, -8)))
}
