import { avn, AVN_TOKEN } from './avn'
import { curlCommand, CURL_TOKEN } from './curl'
import type { Equivalent } from './equivalent'
import { hclBody, hclIdentifier, hclString, printHcl } from './hcl'
import { shellCommand, shellWords } from './shell'
import { hasResource, providerNote } from './terraform'

/** A service that gets a region for the copies of its backups. */
export interface RegionChange {
  project: string
  service: string
  type: string
  plan: string
  cloud: string
  /** An Aiven cloud name. */
  region: string
}

/**
 * Many services' regions as one script for avn, one for curl and one Terraform file.
 * @param changes at least one
 * @param apiUrl without a slash at the end
 */
export function bulkEquivalents(changes: readonly RegionChange[], apiUrl: string): Equivalent[] {
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
    terraform(changes, apiUrl),
  ]
}

const GOES_ON = 'A service that is refused does not keep the others; the script then ends with 1.'

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
function terraform(all: readonly RegionChange[], apiUrl: string): Equivalent {
  const changes = all.filter(({ type }) => hasResource(type))
  const blocks = changes.flatMap((change) => {
    const { project, service, type, plan, cloud, region } = change
    const name = hclIdentifier(`${project}_${service}`)
    const options = hclBody({
      attributes: [['additional_backup_regions', `[${hclString(region)}]`]],
    })
    return [
      [
        'import',
        hclBody({
          attributes: [
            ['to', `aiven_${type}.${name}`],
            ['id', hclString(`${project}/${service}`)],
          ],
        }),
      ],
      [
        `resource ${hclString(`aiven_${type}`)} ${hclString(name)}`,
        hclBody({
          attributes: [
            ['project', hclString(project)],
            ['service_name', hclString(service)],
            ['plan', hclString(plan)],
            ['cloud_name', hclString(cloud)],
          ],
          blocks: [[`${type}_user_config`, options]],
        }),
      ],
    ] satisfies [string, ReturnType<typeof hclBody>][]
  })
  return {
    tool: 'Terraform',
    text: blocks.length === 0 ? '' : `${printHcl(hclBody({ blocks }))}\n`,
    notes: [
      'For services that Terraform does not look after yet: the import blocks need Terraform 1.5. Where it does, put only additional_backup_regions into the resources that are there. See terraform plan before you apply.',
      providerNote(apiUrl),
    ],
  }
}
