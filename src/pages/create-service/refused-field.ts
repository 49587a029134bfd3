import { NameInUse } from '~/api/create-service'
import { ApiError } from '~/api/errors'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import type { Option } from '~/user-config/options'
import { problemOfServerError, type ServerProblem } from '~/user-config/server-error'
import type { CreateField } from './create-draft'

/** Where in the form a refusal belongs. */
export interface Refused {
  field: CreateField
  /** Where the field is `options`: which one, and what is said of it. */
  option?: ServerProblem
}

const NAMED: readonly [RegExp, CreateField][] = [
  [/\bservice_name\b|\bservice name\b/i, 'name'],
  [/\bplan\b/i, 'plan'],
  // “Cannot use 'azure-uae-north' for the authorized tenant”
  [/\bcloud\b|\bCannot use '/i, 'cloud'],
  [/\bservice_type\b|\bservice type\b/i, 'type'],
  [/\btags?\b/i, 'tags'],
]

/**
 * The part of the form that a refusal of a creation is about, by the known forms of Aiven's messages.
 * @param error what the creation threw
 * @param sent the region that was asked for, if any, and the options that were set
 * @returns undefined where the refusal names nothing of the form
 */
export function refusedField(
  error: unknown,
  sent: { region: string | undefined; options: readonly Option[] },
): Refused | undefined {
  if (error instanceof NameInUse) return { field: 'name' }
  if (!(error instanceof ApiError) || error.kind !== 'status') return undefined
  const { status, errorCode, message } = error
  if (status === 409) return { field: 'name' }
  if (sent.region !== undefined) {
    const named = message.includes(BACKUP_REGIONS_OPTION) || message.includes(`'${sent.region}'`)
    if (errorCode === 'feature_not_enabled' || (status === 400 && named)) return { field: 'region' }
  }
  if (status !== 400) return undefined
  const option = problemOfServerError(sent.options, message)
  if (option && message.startsWith("Invalid 'user_config'")) return { field: 'options', option }
  const field = NAMED.find(([pattern]) => pattern.test(message))?.[1]
  if (field) return { field }
  return option ? { field: 'options', option } : undefined
}

/** What is known about a refusal, beside Aiven's own words; undefined where nothing is. */
export function refusalWords(
  error: Error | null,
  refused: Refused | undefined,
): string | undefined {
  if (error instanceof ApiError && error.errorCode === 'feature_not_enabled') {
    return 'Backups to another region are in limited availability: Aiven’s account team turns them on for an organization.'
  }
  if (refused?.field === 'region') {
    return 'A secondary backup location must be one that the project may use, of the same provider as the service, and not the service’s own.'
  }
  return undefined
}
