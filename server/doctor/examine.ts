import type { Ask, Reading } from './ask'
import { detailCalls, FIRST_CALLS, listCalls, MOST_CALLS } from './call-order'
import type { Call } from './calls'
import { conditionFindings, describeCopies, measureConditions, type Conditions } from './conditions'
import { gatherEvidence } from './evidence'
import {
  gatherFindings,
  isNotThere,
  oddities,
  unexpectedTexts,
  type Finding,
  type UnexpectedText,
} from './findings'
import { judgeAccess, type PageAccess } from './permissions'
import { weighRules, type RuleResult } from './rules'
import { createSafeNames } from './safe-names'

/** What an examination has shown. Only `readings` and `seen` hold anything of an answer. */
export interface Examination {
  readings: readonly Reading[]
  /** Calls that would have shown more, had there been more than forty. */
  leftOut: number
  findings: readonly Finding[]
  access: readonly PageAccess[]
  rules: readonly RuleResult[]
  conditions: Conditions
  /** Whether backups to another region look turned on. */
  copies: string
  verdict: Verdict
  unexpected: readonly UnexpectedText[]
}

export interface Verdict {
  kind: 'fine' | 'differs' | 'cannot tell'
  /** Why it cannot be said. */
  why?: string
}

export interface ExamineOptions {
  /** The name of the one project to look at. */
  project?: string | undefined
  /** Told of each answer as it comes, with how many things in it are odd. */
  onReading?: (reading: Reading, odd: number) => void
}

/** Asks what the console would ask, one call at a time, and compares what comes. */
export async function examine(
  ask: Ask,
  { project, onReading = () => {} }: ExamineOptions = {},
): Promise<Examination> {
  const readings: Reading[] = []
  const odd: { reading: Reading; oddities: ReturnType<typeof oddities> }[] = []
  const names = createSafeNames()
  let leftOut = 0
  const askAll = async (calls: readonly Call[]) => {
    for (const call of calls) {
      if (isHopeless(readings)) return
      if (isRefused(readings, call)) continue
      if (readings.length >= MOST_CALLS) {
        leftOut += 1
        continue
      }
      const reading = await ask(call)
      const found = oddities(reading)
      names.learn(reading.json)
      readings.push(reading)
      odd.push({ reading, oddities: found })
      onReading(reading, found.length + Number(isNotThere(reading)))
    }
  }
  const gather = () => gatherEvidence(readings, apiNow(readings))
  await askAll(FIRST_CALLS)
  await askAll(listCalls(gather().projects, project))
  const { listed } = gather()
  const read = readings.flatMap(({ call, outcome }) =>
    call.kind === 'services' && outcome === 'read' ? (call.project ?? []) : [],
  )
  await askAll(detailCalls(read, listed))

  const evidence = gather()
  const rules = weighRules(evidence)
  const conditions = measureConditions(readings)
  const findings = [...gatherFindings(odd, names), ...conditionFindings(conditions)]
  const differs = findings.length > 0 || rules.some(({ says }) => says === 'contradicted')
  return {
    readings,
    leftOut,
    findings,
    access: judgeAccess(readings),
    rules,
    conditions,
    copies: describeCopies(evidence),
    verdict: judge(readings, differs, listed.length),
    unexpected: unexpectedTexts(odd.flatMap(({ oddities }) => oddities)),
  }
}

/** The token is not accepted, or nobody answers: more calls tell no more. */
function isHopeless(readings: readonly Reading[]): boolean {
  const silent = readings.slice(-2).filter(({ status }) => status === undefined)
  return readings.some(({ status }) => status === 401) || silent.length === 2
}

/** Permissions are granted in a project: what is refused once there is refused for all its services. */
function isRefused(readings: readonly Reading[], { kind, project }: Call): boolean {
  return readings.some(
    ({ call, outcome }) => outcome === 'refused' && call.kind === kind && call.project === project,
  )
}

/** The API's time when it last sent one, in milliseconds since 1970 UTC. */
function apiNow(readings: readonly Reading[]): number {
  const last = readings.findLast(({ skew }) => skew !== undefined)
  return last ? last.at + (last.skew ?? 0) : NaN
}

function judge(readings: readonly Reading[], differs: boolean, services: number): Verdict {
  const unclear = (why: string): Verdict => ({ kind: 'cannot tell', why })
  if (readings.some(({ status }) => status === 401)) return unclear('the token is not accepted')
  if (isHopeless(readings)) return unclear(`the API does not answer (${readings.at(-1)?.reason})`)
  if (differs) return { kind: 'differs' }
  if (readings.some(({ status }) => status === 429)) return unclear('the API limits requests')
  const isListed = ({ call, outcome }: Reading) => call.kind === 'services' && outcome === 'read'
  if (!readings.some(isListed)) return unclear('no list of services could be read')
  const failed = readings.filter(({ outcome }) => outcome === 'failed').length
  if (failed > 0) return unclear(`${failed} of ${readings.length} requests got no usable response`)
  return services === 0 ? unclear('no service was seen') : { kind: 'fine' }
}
