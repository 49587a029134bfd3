import type { JsonObject } from '../user-config/json'
import type { Equivalent } from './equivalent'

export interface Update {
  /** Without a slash at the end, such as `https://api.aiven.io`. */
  apiUrl: string
  project: string
  serviceName: string
  serviceType: string
  plan: string
  /** What is sent as `user_config`. */
  patch: JsonObject
}

/** A change of a service's options with avn, curl and Terraform. */
export function updateEquivalents(_update: Update): Equivalent[] {
  return []
}
