import type { Plugin } from 'vite'
import { startProgram } from '../worker/program'
import { FIRST_READS, type FirstAnswers } from '../page/first-answers'

const ID = 'virtual:first-answers'
const ORIGIN = 'https://demo.example'

/**
 * Writes into the build what the worker will answer to a first visitor's first reads. The page draws
 * its first rows from it while the worker is still loaded.
 */
export function firstAnswers(): Plugin {
  return {
    name: 'demo-first-answers',
    resolveId: (id) => (id === ID ? ID : undefined),
    load: async (id) =>
      id === ID ? `export default ${JSON.stringify(await readAnswers())}` : undefined,
  }
}

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
