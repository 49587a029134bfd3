import { ApiError } from '~/api/errors'
import { regionChangeAllowed } from '~/backup/consequences'
import type { Refusal } from '~/backup/refusals'
import { formatInstant } from '~/lib/format'

/** A save that came to nothing, and what was thrown. */
interface SaveFailure {
  /** `unread`: the check before the write failed and nothing was sent. */
  kind: 'unread' | 'refused'
  error: Error
  /** The service was looked at after a refusal, and is as it was. */
  unchanged?: boolean
}

interface Context {
  kind: Refusal | undefined
  /** ISO 8601 UTC: when the service was last updated. */
  updated: string
  /** Milliseconds since 1970 UTC. */
  now: number
  zone: 'local' | 'utc'
}

/** The heading of a save that came to nothing. */
export function problemTitle(problem: SaveFailure, option: string | undefined): string {
  if (problem.kind === 'unread') return 'Nothing was sent: the service could not be reloaded'
  return option === undefined ? 'Not saved' : `Not saved: ${option} was refused`
}

/** What was not changed, what is known of the refusal, and what to do. */
export function problemConsequence(problem: SaveFailure, context: Context): string {
  if (problem.kind === 'unread') {
    return 'Offsite checks for conflicting changes before each save. What you typed is kept: try again.'
  }
  const status =
    problem.kind === 'refused' && problem.error instanceof ApiError
      ? problem.error.status
      : undefined
  if (status === 401) return 'Your session has ended. Sign in, then save again.'
  // A proxy may answer with an error after the change went through: only a look at the service tells.
  if (!problem.unchanged) {
    return 'Could not confirm whether the change was made. What you typed is kept: saving again is safe, as it sends the same values.'
  }
  const known = whatIsKnown(context)
  return [
    status === undefined || status >= 500
      ? 'Offsite checked: nothing has changed so far.'
      : 'Nothing was changed.',
    known,
    known === undefined
      ? 'What you typed is kept: correct it or save again.'
      : 'What you typed is kept.',
  ]
    .filter(Boolean)
    .join(' ')
}

function whatIsKnown({ kind, updated, now, zone }: Context): string | undefined {
  switch (kind) {
    case 'no-permission':
      return 'Saving requires the permission service:configuration:write or project:services:write: a project administrator can grant it.'
    case 'feature-not-enabled':
      return 'Backups to another region are in limited availability: Aiven’s account team turns them on for an organization.'
    case 'region-too-soon': {
      const until = regionChangeAllowed(updated, now)
      return `The region can be changed once every 24 hours${until === undefined ? '' : `; judging by the service’s last update, you can change it again by ${formatInstant(until, zone)}`}.`
    }
    case 'region-not-accepted':
      return 'A region must be one that the project may use, of the same provider as the service and its primary backups, and not the service’s own.'
    case undefined:
      return undefined
  }
}
