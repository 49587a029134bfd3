import { count } from '~/lib/format'

/** What the policy asks for that Coverage judges by. */
export const CONSOLE_POLICY =
  'The policy, as Export writes it for offsite check: every service must be protected, within its tagged RPO and its residency policy.'

/** For how many services a policy does not hold, or may not. */
export function openWords(outcome: 'broken' | 'unknown', services: number): string {
  const what = count(services, 'service')
  return outcome === 'broken' ? `Policy broken: ${what}` : `Unknown: ${what}`
}

/** That a policy cannot be judged for some projects or services. */
export function unreadWords(unread: number): string {
  return `Unknown: ${count(unread, 'project or service', 'projects or services')} that could not be loaded`
}

/** On the button that shows these services alone. */
export const SHOW_OPEN = 'Show only these'
