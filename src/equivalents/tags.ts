import { avn, AVN_TOKEN } from './avn'
import { curlCommand, CURL_TOKEN } from './curl'
import type { Equivalent } from './equivalent'
import { hclBody, printHcl } from './hcl'
import { shellCommand, shellWords } from './shell'
import { noTerraform, providerNote, resourceHeader, tagBlocks } from './terraform'

export interface TagChange {
  /** Without a slash at the end, such as `https://api.aiven.io`. */
  apiUrl: string
  project: string
  serviceName: string
  serviceType: string
  /** As Aiven names it: an apply powers on what is off. */
  state: string
  /** Null removes a tag; those that are not named stay. */
  tags: Readonly<Record<string, string | null>>
}

/** A change of a service's tags with avn, curl and Terraform. */
export function tagEquivalents(change: TagChange): Equivalent[] {
  return [withAvn(change), withCurl(change), withTerraform(change)]
}

function withAvn({ apiUrl, project, serviceName, tags }: TagChange): Equivalent {
  const command = avn(apiUrl, 'service', 'tags', 'update', serviceName, '--project', project)
  const lines = Object.entries(tags).map(([key, value]) =>
    value === null ? shellWords('--remove-tag', key) : shellWords('--add-tag', `${key}=${value}`),
  )
  return { tool: 'avn', text: shellCommand([command, ...lines]), notes: [AVN_TOKEN] }
}

function withCurl({ apiUrl, project, serviceName, tags }: TagChange): Equivalent {
  const path = ['project', project, 'service', serviceName, 'tags']
  const text = curlCommand({ method: 'PATCH', apiUrl, path, body: { tags } })
  return { tool: 'curl', text, notes: [CURL_TOKEN] }
}

function withTerraform({ apiUrl, serviceName, serviceType, state, tags }: TagChange): Equivalent {
  const why = noTerraform(serviceType, state)
  if (why !== undefined) return { tool: 'Terraform', text: '', notes: [why] }
  const entries = Object.entries(tags)
  const set = entries.filter(([, value]) => value !== null)
  const removed = entries.flatMap(([key, value]) => (value === null ? [key] : []))
  const resource = hclBody({
    comments: [
      'Add to the existing resource; keep all other lines.',
      ...removed.map((key) => `Delete the block of the tag ${key}.`),
    ],
    blocks: tagBlocks(Object.fromEntries(set)),
  })
  return {
    tool: 'Terraform',
    text: printHcl(hclBody({ blocks: [[resourceHeader(serviceType, serviceName), resource]] })),
    notes: [
      'For a service managed by Terraform: the next apply removes tags that are not in its resource.',
      providerNote(apiUrl),
    ],
  }
}
