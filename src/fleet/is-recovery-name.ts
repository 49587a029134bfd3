/** The longest name of a service (Aiven's API): one that would be longer was cut. */
const CUT = 64

/**
 * Whether a fork has the name that a recovery gives, wherever it was created.
 * @param fork the fork's name
 * @param source the name of the service that it was made from
 */
export function isRecoveryName(fork: string, source: string): boolean {
  const at = fork.indexOf('-recovery-')
  if (at < 0) return false
  const start = fork.slice(0, at)
  return start === source || (fork.length === CUT && source.startsWith(start.slice(0, -8)))
}
