import ahead from 'virtual:first-answers'
import { answerAhead } from './first-answers'
import type { Starting } from './start-worker'

/**
 * How the console asks the worker: what it asks before there is one waits, but for the reads of the
 * first rows at a first visit. Those are answered as the worker will.
 */
export function askWorker({ isFirst, answers }: Starting): typeof fetch {
  let ready = false
  answers.then(
    () => (ready = true),
    () => {},
  )
  return async (input, init) => {
    const isRead = init?.method === undefined || init.method === 'GET'
    if (!ready && isRead && typeof input === 'string' && (await isFirst)) {
      const answer = answerAhead(ahead, input, Date.now())
      if (answer) return answer
    }
    await answers
    return fetch(input, init)
  }
}
