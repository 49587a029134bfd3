import type { ApiError } from '~/api/errors'

/** What is known of why Aiven refused a save. */
export type Refusal =
  /** The user lacks the permission to change the service. */
  | 'no-permission'
  /** Backups to another region are in limited availability (Aiven docs). */
  | 'feature-not-enabled'
  /** The region can be changed once every 24 hours (Aiven docs). */
  | 'region-too-soon'
  /** Another provider, the service's own region, or a cloud that the project may not use. */
  | 'region-not-accepted'

/**
 * What is known of why Aiven refused a save. Most of Aiven's refusals carry no code and their texts
 * are not published, so it is judged by the status and by what was asked for. Unverified: the
 * status of the 24-hour rule, and that of a feature that is not enabled.
 * @param error the refusal
 * @param region the region that the save would set, if any: an Aiven cloud name
 * @returns undefined where nothing more is known than what Aiven says
 */
export function refusalKind(
  error: Pick<ApiError, 'status' | 'errorCode' | 'message'>,
  region: string | undefined,
): Refusal | undefined {
  if (error.errorCode === 'feature_not_enabled') return 'feature-not-enabled'
  if (error.status === 403) return 'no-permission'
  if (region === undefined) return undefined
  if (error.status === 409) return 'region-too-soon'
  return error.status === 400 && error.message.includes(region) ? 'region-not-accepted' : undefined
}

/** Whether a refusal is about the region, so that it can be shown at its input. */
export function isAboutRegion(refusal: Refusal | undefined): boolean {
  return refusal !== undefined && refusal !== 'no-permission'
}
