import type { Lookup } from '~/backup/protection'

/** Why something that only the backups' report tells is not shown. */
export const UNREAD_WORDS: Record<Exclude<Lookup, 'read'>, string> = {
  'not-read': 'Not loaded',
  loading: 'Loading',
  forbidden: 'You don’t have permission to view this',
  failed: 'Could not be loaded',
}

/** The same in the middle of a sentence about one thing. */
export function unreadBecause(what: string, lookup: Exclude<Lookup, 'read'>): string {
  switch (lookup) {
    case 'forbidden':
      return `you don’t have permission to view ${what}`
    case 'failed':
      return `${what} could not be loaded`
    default:
      return `${what} is loading`
  }
}
