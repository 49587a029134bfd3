import type { ActiveFault, Fault } from '~/api/sandbox'

/** A way in which the API can fail, as a person would say it. */
export interface Failure {
  label: string
  /** What happens then. */
  effect: string
  fault: Fault
}

const READS = { method: 'GET', path: '.' } as const
const SAVES = { method: 'PUT', path: '.' } as const

/** Every way in which the sandbox can fail. Saving is a PUT. */
export const FAILURES: readonly Failure[] = [
  {
    label: 'Reads are slow',
    effect: 'Each response takes 3 seconds longer.',
    fault: { ...READS, latency_ms: 3000 },
  },
  {
    label: 'Reads trickle in',
    effect: 'Responses arrive at 4 kB a second.',
    fault: { ...READS, bytes_per_second: 4000 },
  },
  {
    label: 'Reads fail now and then',
    effect: 'One in three is refused with 429, and Offsite repeats it after a second.',
    fault: { ...READS, status: 429, retry_after: 1, probability: 0.33 },
  },
  {
    label: 'Reads fail',
    effect: 'All are refused with 503.',
    fault: { ...READS, status: 503 },
  },
  {
    label: 'Reads break off',
    effect: 'The connection is lost in the middle of each response.',
    fault: { ...READS, drop: true },
  },
  {
    label: 'Responses end early',
    effect: 'Half of each response is missing.',
    fault: { ...READS, truncated: true },
  },
  {
    label: 'Responses are not JSON',
    effect: 'As when a proxy responds in place of Aiven.',
    fault: { ...READS, malformed: true },
  },
  {
    label: 'Saves are answered late',
    effect: 'Each takes 5 seconds longer.',
    fault: { ...SAVES, latency_ms: 5000 },
  },
  {
    label: 'Saves are refused',
    effect: 'Each is refused with 500, and nothing is changed.',
    fault: { ...SAVES, status: 500 },
  },
  {
    label: 'Saves are made, their responses lost',
    effect: 'The change is made, and the connection is lost before Offsite hears of it.',
    fault: { ...SAVES, drop: 'before', after: true },
  },
  {
    label: 'The next save needs a new sign-in',
    effect: 'It is refused with 401 once, as when a token has expired.',
    fault: { ...SAVES, status: 401, times: 1 },
  },
]

/** The fault in force that makes this failure. */
export function findActive(
  { fault }: Failure,
  active: readonly ActiveFault[],
): ActiveFault | undefined {
  return active.find((one) => isSame(one, fault))
}

/** What a fault does, in a few words; one that was set elsewhere by what it matches. */
export function nameFault(active: ActiveFault): string {
  const known = FAILURES.find((failure) => findActive(failure, [active]))
  return known?.label ?? `${active.method ?? 'All'} requests that match ${active.path} fail`
}

function isSame(active: ActiveFault, fault: Fault): boolean {
  const fields = Object.entries(active).filter(([key]) => key !== 'id')
  const wanted = new Map<string, unknown>(Object.entries(fault))
  return fields.length === wanted.size && fields.every(([key, value]) => wanted.get(key) === value)
}
