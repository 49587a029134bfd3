import { createEquivalents, type Creation } from './create'
import type { Equivalent } from './equivalent'
import { hclIdentifier } from './hcl'
import { shellQuote } from './shell'

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
  const labels = makeLabels(creations)
  const parts = creations.map((creation, index) =>
    createEquivalents({ ...creation, resourceLabel: labels[index] ?? '' }),
  )
  return (['avn', 'curl', 'Terraform'] as const).map((tool) => {
    const own = parts.flatMap((each) => each.filter((part) => part.tool === tool))
    const notes = [...new Set(own.flatMap((part) => (part.text === '' ? [] : part.notes)))]
    const steps = own.map((part, index) => ({ ...part, creation: creations[index] }))
    return tool === 'Terraform'
      ? { tool, notes, text: terraformFile(title, notes, steps), fileName: `${baseName}.tf` }
      : { tool, notes, text: shellScript(title, notes, steps), fileName: `${baseName}-${tool}.sh` }
  })
}

interface Step extends Equivalent {
  creation: Creation | undefined
}

function shellScript(title: string, notes: readonly string[], steps: readonly Step[]): string {
  const blocks = steps.map(({ text, notes: why, creation }, index) => {
    const name = creation?.serviceName ?? ''
    const head = `# ${index + 1}. ${comment(describe(creation))}`
    const failed = `failed="$failed "${shellQuote(name)}`
    if (text === '') return [head, ...why.map((line) => `# ${comment(line)}`), failed].join('\n')
    return `${head}\n{\n${text}\n} || ${failed}`
  })
  return [
    ['#!/bin/sh', ...[title, ...notes].map((line) => `# ${comment(line)}`)].join('\n'),
    '# A name that is taken is refused, so running this twice creates nothing twice.',
    "failed=''",
    ...blocks,
    'if [ -n "$failed" ]; then\n  echo "Not created:$failed" >&2\n  exit 1\nfi',
  ].join('\n\n')
}

function terraformFile(title: string, notes: readonly string[], steps: readonly Step[]): string {
  return [
    [title, ...notes].map((line) => `# ${comment(line)}`).join('\n'),
    ...steps.map(({ text, notes: why, creation }) =>
      text === ''
        ? [describe(creation), ...why].map((line) => `# ${comment(line)}`).join('\n')
        : text,
    ),
  ].join('\n\n')
}

function describe(creation: Creation | undefined): string {
  return creation === undefined
    ? ''
    : `${creation.project}: ${creation.serviceName} in ${creation.cloud}`
}

/** What stands behind a # must stay on its line. */
function comment(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

/** Services of one name in several projects are several resources: each needs a label of its own. */
function makeLabels(creations: readonly Creation[]): string[] {
  const taken = new Set<string>()
  return creations.map(({ project, serviceName }) => {
    const candidates = [serviceName, `${project}_${serviceName}`].map(hclIdentifier)
    let label = candidates.find((candidate) => !taken.has(candidate))
    for (let number = 2; label === undefined; number += 1) {
      const numbered = `${candidates[1]}_${number}`
      if (!taken.has(numbered)) label = numbered
    }
    taken.add(label)
    return label
  })
}
