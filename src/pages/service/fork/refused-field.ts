import { NameInUse } from '~/api/create-service'
import { ApiError } from '~/api/errors'
import type { ForkField } from './fork-draft'

const NAMED: readonly [RegExp, ForkField][] = [
  [/\brecovery_target_time\b/, 'target'],
  [/\brecovery_basebackup_name\b/, 'backup'],
  [/\bservice_name\b|\bservice name\b/i, 'name'],
  [/\bplan\b/i, 'plan'],
  // “Cannot use 'azure-uae-north' for the authorized tenant”
  [/\bcloud\b|\bCannot use '/i, 'cloud'],
]

/**
 * The part of the form that a refusal is about. Known forms of Aiven's messages; the texts of most
 * refusals of a fork are not on record.
 * @param error what the creation threw
 * @returns undefined where the refusal names nothing of the form
 */
export function refusedField(error: unknown): ForkField | undefined {
  if (error instanceof NameInUse) return 'name'
  if (!(error instanceof ApiError) || error.kind !== 'status') return undefined
  if (error.status === 409) return 'name'
  if (error.status !== 400) return undefined
  return NAMED.find(([pattern]) => pattern.test(error.message))?.[1]
}
