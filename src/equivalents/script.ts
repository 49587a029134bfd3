import {
  createEquivalents,
  createResource,
  creationBody,
  terraformCannot,
  type Creation,
} from './create'
import { curlCreateCall, curlCreateFunction } from './curl'
import type { Equivalent } from './equivalent'
import { hclIdentifiers } from './hcl'
import { shellQuote } from './shell'
import { printTerraformFile } from './terraform'
import { oneLine } from '~/lib/one-line'

/** Several creations in one file. */
export interface Script extends Equivalent {
  fileName: string
}

/**
 * Several creations, in their order, as one file for each tool: shell scripts that go on after a
 * refusal and tell at the end what was refused, and Terraform resources.
 * @param title what it is all for, for the first line
 * @param creations each with the name of its project
 * @param baseName of the files, without an ending
 */
export function createScripts(
  title: string,
  creations: readonly Creation[],
  baseName: string,
): Script[] {
  const parts = creations.flatMap((creation) =>
    createEquivalents(creation).map((part) => ({ ...part, creation })),
  )
  const scripts = (['avn', 'curl'] as const).map((tool) => {
    const steps = parts.filter((part) => part.tool === tool)
    const notes = [...new Set(steps.flatMap((part) => (part.text === '' ? [] : part.notes)))]
    const fileName = `${baseName}-${tool}.sh`
    const text = shellScript(title, notes, steps)
    return { tool, notes, text, fileName }
  })
  return [...scripts, terraformScript(title, creations, `${baseName}.tf`)]
}

interface Step extends Equivalent {
  creation: Creation
}

function shellScript(title: string, notes: readonly string[], steps: readonly Step[]): string {
  const apiUrl = steps.find(({ tool, text }) => tool === 'curl' && text !== '')?.creation.apiUrl
  const blocks = steps.map(({ tool, text, notes: why, creation }, index) => {
    const { project, serviceName } = creation
    const head = `# ${index + 1}. ${oneLine(describe(creation))}`
    const failed = `failed="$failed "${shellQuote(serviceName)}`
    if (text === '') return [head, ...why.map((line) => `# ${oneLine(line)}`), failed].join('\n')
    return tool === 'curl'
      ? `${head}\n${curlCreateCall(project, creationBody(creation))} || ${failed}`
      : `${head}\n{\n${text}\n} || ${failed}`
  })
  return [
    ['#!/bin/sh', ...[title, ...notes].map((line) => `# ${oneLine(line)}`)].join('\n'),
    '# A name that is taken is refused, so running this twice creates nothing twice.',
    "failed=''",
    ...(apiUrl === undefined ? [] : [curlCreateFunction(apiUrl)]),
    ...blocks,
    'if [ -n "$failed" ]; then\n  echo "Not created:$failed" >&2\n  exit 1\nfi',
  ].join('\n\n')
}

function terraformScript(title: string, creations: readonly Creation[], fileName: string): Script {
  // Services of one name in several projects are several resources.
  const labels = hclIdentifiers(
    creations.map(({ project, serviceName }) => [serviceName, `${project}_${serviceName}`]),
  )
  const parts = creations.flatMap((creation, index) =>
    terraformCannot(creation) === undefined
      ? [createResource({ ...creation, resourceLabel: labels[index] ?? '' })]
      : [],
  )
  const notes = [...new Set(parts.flatMap((part) => part.notes))]
  const missing = creations.flatMap((creation) => {
    const reason = terraformCannot(creation)
    return reason === undefined ? [] : [`${describe(creation)}: ${reason}`]
  })
  const comments = [title, ...notes, ...missing]
  // Two creations can have secrets of one name: the variable is declared once.
  const blocks = new Map(parts.flatMap((part) => part.blocks))
  return { tool: 'Terraform', notes, text: printTerraformFile([...blocks], comments), fileName }
}

function describe({ project, serviceName, cloud }: Creation): string {
  return `${project}: ${serviceName} in ${cloud}`
}
