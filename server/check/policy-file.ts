import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type * as z from 'zod'
import type { Policy } from '~/policy/policy'
import { oneLine } from '~/lib/one-line'
import { errorText } from '../error-text'
import { policySchema } from './policy-schema'

/** What is wrong with a policy file, where, and what to do. */
export interface PolicyProblem {
  /** Both from 1. */
  line: number
  column: number
  text: string
}

/** Aliases are for anchors in the file; this many keep a small file from growing into a huge one. */
const MAX_ALIASES = 100

/**
 * Reads a policy file.
 * @param text YAML 1.2
 * @returns the policy, or all that is wrong with the file, in its order
 */
export function readPolicyFile(
  text: string,
): { policy: Policy } | { problems: readonly PolicyProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number, problem: string): PolicyProblem => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col), text: oneLine(problem) }
  }
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ pos: [from], message }) =>
        at(from, `This is not valid YAML: ${message.replace(/\.$/, '')}`),
      ),
    }
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    return { problems: [at(0, errorText(error))] }
  }
  const parsed = policySchema.safeParse(value, { error: sentence })
  if (parsed.success) return { policy: parsed.data }
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) =>
          at(findOffset(document, [...issue.path, key], 'key'), unknownKey(key, issue.path)),
        )
      : [at(findOffset(document, issue.path, 'value'), withPlace(issue))],
  )
  return {
    problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
  }
}

/** Where a value or its key is in the text; of what is missing, where it should be. */
function findOffset(
  document: Document,
  path: readonly PropertyKey[],
  part: 'key' | 'value',
): number {
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true)
  if (part === 'key' && isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0]
  }
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** What each part of the file may hold, by its path without the places in lists. */
const KEYS: Readonly<Record<string, string>> = {
  '': 'version, rules, exceptions',
  rules: 'name, match, require, optional',
  'rules.match': 'projects, services, types, tags',
  'rules.require': 'protected, rpo, min_distance_km, residency, drill_within',
  exceptions: 'project, service, rules, until, reason',
}

function unknownKey(key: string, path: readonly PropertyKey[]): string {
  const place = path.filter((step) => typeof step === 'string').join('.')
  return `“${key}” is not known here. Use ${KEYS[place] ?? 'the keys of the documentation'}`
}

/** A sentence about what the schema does not word itself. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing. Add it'
      return `must be ${TYPES[issue.expected] ?? issue.expected}, not ${describe(issue.input)}`
    case 'invalid_value':
      if (issue.input === undefined) return `is missing. Add it: ${issue.values.join(' or ')}`
      return `must be ${issue.values.join(' or ')}, not ${describe(issue.input)}`
    case 'too_small':
      return issue.origin === 'number' ? 'must be more than 0' : 'is empty. Fill it in or remove it'
    case 'too_big':
      return `must be at most ${issue.maximum}`
    default:
      return undefined
  }
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  string: 'a text',
}

function describe(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return `“${typeof value === 'string' ? value : JSON.stringify(value)}”`
}

/** Those about a part that is not quoted name it. */
function withPlace({ path, message }: z.core.$ZodIssue): string {
  if (!/^(must|is) /.test(message)) return message
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
  return `${place.join('').replace(/^\./, '') || 'The file'} ${message}`
}
