import { avn, AVN_TOKEN } from './avn'
import { curlCommand, CURL_TOKEN } from './curl'
import type { Equivalent } from './equivalent'
import { providerNote } from './terraform'

export interface Deletion {
  /** Without a slash at the end, such as `https://api.aiven.io`. */
  apiUrl: string
  project: string
  serviceName: string
}

/** The deletion of a service with avn, curl and Terraform. */
export function deleteEquivalents({ apiUrl, project, serviceName }: Deletion): Equivalent[] {
  const path = ['project', project, 'service', serviceName]
  return [
    {
      tool: 'avn',
      text: avn(apiUrl, 'service', 'terminate', serviceName, '--project', project),
      notes: [AVN_TOKEN, 'avn asks you to confirm the service name; --force skips that.'],
    },
    {
      tool: 'curl',
      text: curlCommand({ method: 'DELETE', apiUrl, path }),
      notes: [
        CURL_TOKEN,
        'curl does not ask for confirmation: the service is deleted immediately.',
      ],
    },
    {
      tool: 'Terraform',
      text: '',
      notes: [
        `Delete the resource with service_name ${serviceName}, review terraform plan, then apply.`,
        'If termination_protection is true, apply false first.',
        providerNote(apiUrl),
      ],
    },
  ]
}
