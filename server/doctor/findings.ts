import { CALLS, type Call } from './calls'
import type { Reading } from './ask'
import type { SafeNames } from './safe-names'
import { compare, type JsonType, type Oddity } from './strict'

/** Something that differs from what Offsite expects. No value of an answer is in it. */
export interface Finding {
  /** Such as `GET /v1/project/{project}/service`; left out for what is about all calls. */
  call?: string
  /** The place in the answer; empty for the answer as a whole. */
  at: string
  /** What is wrong there, after the place: `is missing`. */
  problem: string
  /** Offsite cannot use the answer, or shows what is wrong; else it copes. */
  breaks: boolean
  times: number
}

/** A text that was not expected where it stood: for the screen of who runs this only. */
export interface UnexpectedText {
  at: string
  value: string
}

/** The address of a call with `{…}` for each name. */
export function findPattern({ kind }: Call): string {
  return `GET ${CALLS[kind].pattern}`
}

/** What is odd in one answer, or that there was none that can be read. */
export function oddities({ call, outcome, json }: Reading): Oddity[] {
  const { answer, root } = CALLS[call.kind]
  return outcome === 'read' ? compare(json, answer, root) : []
}

/** A status that says that the call itself is not there as documented. */
const NOT_THERE: ReadonlySet<number> = new Set([404, 405, 410, 501])

/** Tells whether an answer says that the call itself is not there. A project may just have gone. */
export function isNotThere({ call, status = 0 }: Reading): boolean {
  return (NOT_THERE.has(status) && call.kind !== 'services') || (status >= 300 && status < 400)
}

/**
 * The findings of all readings, each once with how often it was met: what breaks first.
 * @param odd for each reading, what is odd in it
 * @param names which keys a report may name
 */
export function gatherFindings(
  odd: readonly { reading: Reading; oddities: readonly Oddity[] }[],
  names: SafeNames,
): Finding[] {
  const all = odd.flatMap(({ reading, oddities }): Finding[] => {
    const call = findPattern(reading.call)
    const whole = { call, at: '', breaks: true, times: 1 }
    if (isNotThere(reading)) return [{ ...whole, problem: `has the status ${reading.status}` }]
    if (reading.outcome === 'unreadable') return [{ ...whole, problem: 'is not JSON' }]
    if (reading.outcome === 'too deep') return [{ ...whole, problem: 'is nested too deeply' }]
    return oddities.map(({ at, problem, breaks }) => ({
      call,
      at,
      problem: describe(problem, names),
      breaks,
      times: 1,
    }))
  })
  const merged = new Map<string, Finding>()
  for (const finding of all) {
    const key = JSON.stringify([finding.call, finding.at, finding.problem])
    const times = (merged.get(key)?.times ?? 0) + 1
    merged.set(key, { ...finding, times })
  }
  return [...merged.values()].toSorted((a, b) => Number(b.breaks) - Number(a.breaks))
}

/** The unexpected texts, each once. */
export function unexpectedTexts(odd: readonly Oddity[]): UnexpectedText[] {
  const texts = new Map<string, UnexpectedText>()
  for (const { at, problem } of odd) {
    if (problem.kind !== 'text') continue
    texts.set(JSON.stringify([at, problem.value]), { at, value: problem.value })
  }
  return [...texts.values()]
}

function describe(problem: Oddity['problem'], names: SafeNames): string {
  switch (problem.kind) {
    case 'missing':
      return 'is missing'
    case 'null':
      return 'is null'
    case 'type':
      return `is ${withArticle(problem.type)}, not ${problem.expected.map(withArticle).join(' or ')}`
    case 'text':
      return `is a text of ${problem.value.length} characters, not ${problem.expected}`
    case 'unknown key':
      return `has a key that is not documented: ${names.tell(problem.key)} (${problem.type})`
  }
}

function withArticle(type: JsonType): string {
  if (type === 'null' || type === 'true or false') return type
  return `${type === 'object' ? 'an' : 'a'} ${type}`
}
