import { avn, AVN_TOKEN, avnCannot, avnOptions } from './avn'
import { curlCommand, CURL_TOKEN } from './curl'
import type { Equivalent } from './equivalent'
import { hclBody, printHcl } from './hcl'
import type { KnownOptions } from './known-options'
import { hideSecrets, secretNotes } from './secrets'
import { shellCommand } from './shell'
import { noTerraform, providerNote, resourceHeader, terraformUserConfig } from './terraform'
import type { JsonObject } from '~/user-config/json'

export interface Update {
  /** Without a slash at the end, such as `https://api.aiven.io`. */
  apiUrl: string
  project: string
  serviceName: string
  serviceType: string
  /** As Aiven names it: an apply powers on what is off. */
  state: string
  plan: string
  /** The request’s `user_config`. */
  patch: JsonObject
  /** The type's options: tell secrets, and what avn cannot say. */
  options?: KnownOptions
}

/** A change of a service's options with avn, curl and Terraform. */
export function updateEquivalents(update: Update): Equivalent[] {
  const { config, secrets } = hideSecrets(update.patch, update.options)
  const shown = { ...update, patch: config }
  const notes = secretNotes(secrets)
  return [withAvn(shown, notes), withCurl(shown, notes), withTerraform(shown)]
}

function withAvn(update: Update, notes: readonly string[]): Equivalent {
  const { apiUrl, project, serviceName, patch, options } = update
  const { lines, impossible } = avnOptions(patch, options)
  if (impossible.length > 0) return { tool: 'avn', text: '', notes: [avnCannot(impossible)] }
  const command = avn(apiUrl, 'service', 'update', serviceName, '--project', project)
  return { tool: 'avn', text: shellCommand([command, ...lines]), notes: [AVN_TOKEN, ...notes] }
}

function withCurl(update: Update, notes: readonly string[]): Equivalent {
  const { apiUrl, project, serviceName, patch } = update
  const path = ['project', project, 'service', serviceName]
  const text = curlCommand({ method: 'PUT', apiUrl, path, body: { user_config: patch } })
  return { tool: 'curl', text, notes: [CURL_TOKEN, ...notes] }
}

function withTerraform(update: Update): Equivalent {
  const { apiUrl, serviceName, serviceType, state, patch, options } = update
  const why = noTerraform(serviceType, state)
  if (why !== undefined) return { tool: 'Terraform', text: '', notes: [why] }
  const { body, variables, notes } = terraformUserConfig(serviceType, patch, options)
  const resource = hclBody({
    comments: ['Add to the existing blocks; keep all other lines.'],
    blocks: [[`${serviceType}_user_config`, body]],
  })
  return {
    tool: 'Terraform',
    text: printHcl(
      hclBody({ blocks: [[resourceHeader(serviceType, serviceName), resource], ...variables] }),
    ),
    notes: [
      'For a service managed by Terraform. Review terraform plan before you apply.',
      providerNote(apiUrl),
      ...notes,
    ],
  }
}
