import { writeFile } from 'node:fs/promises'
import { errorText } from '../error-text'
import { createAsk } from '../doctor/ask'
import { examine, type Verdict } from '../doctor/examine'
import { createLetters } from '../doctor/letters'
import { introduction, ownLines, progressLine, resultLines } from '../doctor/lines'
import { makeReport } from '../doctor/report'
import type { DoctorOptions } from './doctor-options'
import type { Lifetime } from './lifetime'
import { finishOutput, print } from './print'
import { proxyTo, refusePrivate } from './reach-upstream'
import { StartError } from './start-error'

const EXIT_CODES: Readonly<Record<Verdict['kind'], number>> = {
  fine: 0,
  differs: 1,
  'cannot tell': 2,
}

/**
 * Asks an API what the console would ask, prints what differs, and ends with the verdict's code.
 * @throws StartError where the report cannot be written
 */
export async function runDoctor(options: DoctorOptions, lifetime: Lifetime): Promise<void> {
  const { upstream, token, project, report } = options
  await refusePrivate(upstream)
  print(introduction(upstream.url, proxyTo(upstream.url)))
  const letters = createLetters()
  let asked = 0
  const examination = await examine(createAsk({ url: upstream.url, token }), {
    project,
    onReading: (reading, odd) => print(progressLine(reading, (asked += 1), odd, letters)),
  })
  for (const line of resultLines(examination)) print(line)
  for (const line of ownLines(examination, letters)) print(line)
  if (report !== undefined) {
    await writeReport(report, makeReport(examination, letters))
    print(
      `\nThe report is in ${report}. It holds no name and no value; read it before you send it.`,
    )
  }
  await finishOutput()
  await lifetime.end(EXIT_CODES[examination.verdict.kind], 0)
}

async function writeReport(file: string, report: object): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`)
  } catch (error) {
    throw new StartError(`The report could not be written: ${errorText(error)}.`, { cause: error })
  }
}
