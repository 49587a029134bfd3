import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorText } from '../error-text'
import { checkPlan } from '../check/check-plan'
import { checkServices } from '../check/check-services'
import type { PastDrill } from '~/policy/drills'
import { readDrillRecord } from '../check/drill-record'
import { decideVerdict } from '~/policy/finding'
import { EXIT_CODES, type CheckReport } from '../check/check-report'
import { readPlan } from '../check/plan/read-plan'
import { DEFAULT_POLICY, type Policy } from '~/policy/policy'
import { readPolicyFile } from '../check/policy-file'
import { REPORTS } from '../check/report'
import { writeSummary } from '../check/report/words'
import { replaceFile } from '../node/replace-file'
import { withinTime } from '../time-limit'
import { createReadApi } from '../watch/api'
import { readClouds } from '../watch/read-fleet'
import type { CheckCommandOptions } from './check-options'
import type { Lifetime } from './lifetime'
import { finishOutput, print } from './print'
import { refusePrivate } from './reach-upstream'
import { StartError } from './start-error'

/** Milliseconds after which what is not read is unknown. */
const LIMIT = 10 * 60_000

/**
 * Checks once, prints what was found, and ends with what came of it.
 * @throws StartError for a file that cannot be used
 */
export async function runCheck(options: CheckCommandOptions, lifetime: Lifetime): Promise<void> {
  const policy = await loadPolicy(options.policy)
  const report = await check(options, policy)
  const text = REPORTS[options.format](report)
  const { output } = options
  if (output === undefined) print(text.trimEnd())
  else {
    await replaceFile(output, text).catch((error: unknown) => {
      throw new StartError(`${output} cannot be written: ${errorText(error)}.`)
    })
    print(`${writeSummary(report)} Written to ${output}.`)
  }
  await finishOutput()
  await lifetime.end(EXIT_CODES[decideVerdict(report.findings)], 0)
}

async function check(options: CheckCommandOptions, policy: Policy): Promise<CheckReport> {
  const { subject, projects, policy: policyFile } = options
  const common = { policy, policyFile, projects }
  const time = { limit: LIMIT, message: `The check took longer than ${LIMIT / 60_000} minutes` }
  if (subject.upstream) await refusePrivate(subject.upstream)
  if (subject.kind === 'services') {
    const { upstream, token } = subject
    const api = createReadApi({ url: upstream.url, token })
    const drillRecords = await loadDrillRecords(options.drillRecords)
    return withinTime(time, (signal) =>
      checkServices(api, { apiUrl: upstream.url, signal, drillRecords, ...common }),
    )
  }
  const { file, upstream } = subject
  const read = readPlan(await readText(file))
  if ('problem' in read) throw new StartError(`${file} cannot be used: ${read.problem}.`)
  const api = upstream && createReadApi({ url: upstream.url })
  const clouds = api ? await withinTime(time, (signal) => readClouds(api, signal)) : []
  return checkPlan(read.plan, { file, clouds, now: api?.now() ?? Date.now(), ...common })
}

async function loadPolicy(file: string | undefined): Promise<Policy> {
  if (file === undefined) return DEFAULT_POLICY
  const read = readPolicyFile(await readText(file))
  if ('policy' in read) return read.policy
  const problems = read.problems.map(
    ({ line, column, text }) => `${file}:${line}:${column} ${text}.`,
  )
  throw new StartError(`The policy cannot be used, so nothing was checked.\n${problems.join('\n')}`)
}

/** All of them must be records: one that is left out could be the one that failed. */
async function loadDrillRecords(folder: string | undefined): Promise<PastDrill[]> {
  if (folder === undefined) return []
  const names = await readdir(folder).catch((error: unknown) => {
    throw new StartError(`${folder} cannot be read: ${errorText(error)}.`)
  })
  const drills: PastDrill[] = []
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const file = join(folder, name)
    const read = readDrillRecord(await readText(file))
    if (!read) throw new StartError(`${file} is not the record of a restore drill. Move it away.`)
    drills.push(...read)
  }
  return drills
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartError(`${file} cannot be read: ${errorText(error)}.`)
  })
}
