import type { JsonObject } from '../user-config/json'
import type { Equivalent } from './equivalent'

export interface Creation {
  /** Without a slash at the end, such as `https://api.aiven.io`. */
  apiUrl: string
  project: string
  serviceName: string
  serviceType: string
  plan: string
  cloud: string
  /** With the options of a fork, if it is one. */
  userConfig: JsonObject
  tags?: Readonly<Record<string, string>>
  terminationProtection?: boolean
  copyTags?: boolean
}

/** The creation of a service, or of a fork, with avn, curl and Terraform. */
export function createEquivalents(_creation: Creation): Equivalent[] {
  return []
}
