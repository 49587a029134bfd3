/** Most serious first: syslog's, as Aiven lists them. */
export const SEVERITIES = [
  'emerg',
  'alert',
  'crit',
  'err',
  'warning',
  'notice',
  'info',
  'debug',
] as const
export type Severity = (typeof SEVERITIES)[number]

/** One line of a service's log. */
export interface Entry {
  /** ms */
  at: number
  hostname: string
  unit: string
  severity: Severity
  msg: string
}
