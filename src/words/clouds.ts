export const CLOUDS_FAILED = 'The list of clouds could not be loaded'

/** Why what depends on places cannot be had; undefined where it can. */
export function cloudsReason(state: 'known' | 'loading' | 'failed'): string | undefined {
  if (state === 'known') return undefined
  return state === 'failed' ? CLOUDS_FAILED : 'The list of clouds is still loading'
}
