import { createEquivalents, createResource, terraformCannot, type Creation } from './create'
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
  const parts = creations.map(createEquivalents)
  const scripts = (['avn', 'curl'] as const).map((tool) => {
    const own = parts.flatMap((each) => each.filter((part) => part.tool === tool))
    const notes = [...new Set(own.flatMap((part) => (part.text === '' ? [] : part.notes)))]
    const steps = own.map((part, index) => ({ ...part, creation: creations[index] }))
    const fileName = `${baseName}-${tool}.sh`
    return { tool, notes, text: shellScript(title, notes, steps), fileName }
  })
  return [...scripts, terraformScript(title, creations, `${baseName}.tf`)]
}

interface Step extends Equivalent {
  creation: Creation | undefined
}

function shellScript(title: string, notes: readonly string[], steps: readonly Step[]): string {
  const blocks = steps.map(({ text, notes: why, creation }, index) => {
    const name = creation?.serviceName ?? ''
    const head = `# ${index + 1}. ${oneLine(describe(creation))}`
    const failed = `failed="$failed "${shellQuote(name)}`
    if (text === '') return [head, ...why.map((line) => `# ${oneLine(line)}`), failed].join('\n')
    return `${head}\n{\n${text}\n} || ${failed}`
  })
  return [
    ['#!/bin/sh', ...[title, ...notes].map((line) => `# ${oneLine(line)}`)].join('\n'),
    '# A name that is taken is refused, so running this twice creates nothing twice.',
    "failed=''",
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

function describe(creation: Creation | undefined): string {
  return creation === undefined
    ? ''
    : `${creation.project}: ${creation.serviceName} in ${creation.cloud}`
}
