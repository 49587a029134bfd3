import { avn, AVN_TOKEN } from './avn'
import { curlCommand, CURL_TOKEN } from './curl'
import type { Equivalent } from './equivalent'
import { hclIdentifiers } from './hcl'
import { importBlocks, importDanger } from './import'
import { shellCommand, shellWords } from './shell'
import { hasResource, noResource, printTerraformFile, providerNote } from './terraform'
import type { Service } from '~/api/services'

/** A service that gets a region for the copies of its backups. */
export interface RegionChange {
  project: string
  service: string
  type: string
  /** An Aiven cloud name. */
  region: string
}

/** A service as it is now; undefined where it could not be loaded. */
type FindService = (project: string, service: string) => Service | undefined

/**
 * Many services' regions as one script for avn, one for curl and one Terraform file.
 * @param changes at least one
 * @param apiUrl without a slash at the end
 * @param findService tells Terraform what must stay
 */
export function bulkEquivalents(
  changes: readonly RegionChange[],
  apiUrl: string,
  findService: FindService,
): Equivalent[] {
  return [
    {
      tool: 'avn',
      text: script(changes.map((change) => avnCommand(change, apiUrl))),
      notes: [AVN_TOKEN, GOES_ON],
    },
    {
      tool: 'curl',
      text: script(changes.map((change) => curlFor(change, apiUrl))),
      notes: [CURL_TOKEN, GOES_ON],
    },
    terraform(changes, apiUrl, findService),
  ]
}

const GOES_ON = 'If a service is refused, the script goes on with the others and exits with 1.'

function avnCommand({ project, service, region }: RegionChange, apiUrl: string): string {
  return shellCommand([
    avn(apiUrl, 'service', 'update', service, '--project', project),
    shellWords('-c', `additional_backup_regions=${JSON.stringify([region])}`),
  ])
}

function curlFor({ project, service, region }: RegionChange, apiUrl: string): string {
  return curlCommand({
    method: 'PUT',
    apiUrl,
    path: ['project', project, 'service', service],
    body: { user_config: { additional_backup_regions: [region] } },
  })
}

function script(commands: readonly string[]): string {
  const lines = commands.map((command) => `${command} || failed=1`)
  return ['#!/bin/sh', 'failed=0', ...lines, 'exit $failed', ''].join('\n')
}

/** One resource each, with the import that makes it of a service that is there. */
function terraform(
  all: readonly RegionChange[],
  apiUrl: string,
  findService: FindService,
): Equivalent {
  const labels = hclIdentifiers(
    all.map(({ project, service }) => [`${project}_${service}`, `${project}__${service}`]),
  )
  const leftOut: string[] = []
  const blocks = all.flatMap(({ project, service: name, type, region }, index) => {
    const service = findService(project, name)
    const danger = hasResource(type) ? importDanger(service) : noResource(type)
    if (service && danger === undefined) {
      return importBlocks(project, service, region, labels[index] ?? '')
    }
    leftOut.push(`Skipped: ${project}/${name}, because ${danger}. Use avn or curl for it.`)
    return []
  })
  return {
    tool: 'Terraform',
    text: blocks.length === 0 ? '' : `${printTerraformFile(blocks, leftOut)}\n`,
    notes: [
      'For services not yet managed by Terraform: import blocks need Terraform 1.5. For managed services, add only additional_backup_regions to the existing resources. Review terraform plan before you apply.',
      'The file describes the services as they are now. If a service has a disk autoscaler, remove disk_space or the plan is refused.',
      providerNote(apiUrl),
      ...leftOut,
    ],
  }
}
