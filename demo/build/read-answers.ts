import { FIRST_READS, type FirstAnswers } from '../page/first-answers'
import { startProgram } from '../worker/program'

const ORIGIN = 'https://demo.example'

/** What the program answers to the first reads when it has just begun. */
export async function readAnswers(): Promise<FirstAnswers> {
  const kept = { lasts: false, state: undefined, write: async () => {} }
  const at = Date.now()
  const program = await startProgram(kept, ORIGIN)
  const answers: Record<string, string> = {}
  for (const path of FIRST_READS) {
    const answer = await program.ask(new Request(ORIGIN + path))
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
    answers[path] = await answer.text()
  }
  return { at, answers }
}
