import { oneLine } from '~/lib/one-line'
import { wellFormed } from './well-formed'

/** What stands between the braces of a block. */
export interface HclBody {
  /** Names with their expressions. */
  attributes: [name: string, expression: string][]
  comments: string[]
  /** Headers, such as `tag` or `resource "aiven_pg" "orders"`, with what is inside. */
  blocks: [header: string, body: HclBody][]
}

/** Parts of a body that is otherwise empty. */
export function hclBody(parts: Partial<HclBody>): HclBody {
  return { attributes: [], comments: [], blocks: [], ...parts }
}

/** A text as an HCL string: no template in it is evaluated. */
export function hclString(value: string): string {
  const escaped = wellFormed(value)
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`)
    // A control character, or one that turns the direction of what follows.
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, (control) => String.raw`\u${hex(control)}`)
    .replaceAll(/[$%](?=\{)/g, '$&$&')
  return `"${escaped}"`
}

/** A body as text, laid out as `terraform fmt` would. */
export function printHcl(body: HclBody, indent = ''): string {
  const width = Math.max(...body.attributes.map(([name]) => name.length))
  const lines = [
    ...body.comments.map((comment) => `${indent}# ${oneLine(comment)}`),
    ...body.attributes.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}`),
  ].join('\n')
  const blocks = body.blocks.map(([header, inner]) => {
    const text = printHcl(inner, `${indent}  `)
    return text === ''
      ? `${indent}${header} {\n${indent}}`
      : `${indent}${header} {\n${text}\n${indent}}`
  })
  return [lines, ...blocks].filter((part) => part !== '').join('\n\n')
}

/** A name that HCL takes for a resource or a variable. */
export function hclIdentifier(name: string): string {
  const plain = name.replaceAll(/\W/g, '_')
  return /^[a-z_]/i.test(plain) ? plain : `_${plain}`
}

/**
 * A name for each, no two alike.
 * @param names for each, those that would do, best first
 */
export function hclIdentifiers(names: readonly (readonly string[])[]): string[] {
  const taken = new Set<string>()
  return names.map((wanted) => {
    const candidates = wanted.map(hclIdentifier)
    let free = candidates.find((candidate) => !taken.has(candidate))
    for (let number = 2; free === undefined; number += 1) {
      const numbered = `${candidates.at(-1) ?? ''}_${number}`
      if (!taken.has(numbered)) free = numbered
    }
    taken.add(free)
    return free
  })
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0')
}
