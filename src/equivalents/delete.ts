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
      notes: [AVN_TOKEN, 'avn asks for the name of the service once more; --force skips that.'],
    },
    {
      tool: 'curl',
      text: curlCommand({ method: 'DELETE', apiUrl, path }),
      notes: [CURL_TOKEN, 'curl does not ask: the service is deleted at once.'],
    },
    {
      tool: 'Terraform',
      text: '',
      notes: [
        `Delete the resource whose service_name is ${serviceName}, see terraform plan, then apply.`,
        'Where it has termination_protection = true, apply false first.',
        providerNote(apiUrl),
      ],
    },
  ]
}
