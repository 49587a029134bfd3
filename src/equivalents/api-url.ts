import type { Session } from '~/api/session'
import { AIVEN_API } from './equivalent'

/**
 * Where other tools reach the API of this session, without a slash at the end: Aiven's own where they
 * cannot reach it.
 */
export function findApiUrl({ upstream, host, in_browser: inBrowser }: Session): string {
  if (inBrowser) return AIVEN_API
  return upstream === 'sandbox' ? `http://${host}` : `https://${host}`
}
