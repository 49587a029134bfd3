import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { judgeProtection } from '~/backup/protection'
import { readFleet } from '~/fleet/read/answer'
import { answerAhead, FIRST_LIST, FIRST_READS } from '../page/first-answers'
import { readAnswers } from './read-answers'

const BUILT = Date.parse('2026-11-29T17:23:45.678Z')
const HOUR = 3_600_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

/** What a list says of each service now, but for how old it is. */
async function readStates(bytes: ArrayBuffer) {
  const context = { method: 'GET', path: FIRST_LIST, status: 200, requestId: undefined }
  const { services } = await readFleet('acme-production', { bytes, context })
  return services.map((service) => [service.service, judgeProtection(service, Date.now()).state])
}

it.each([0.1, 3, 7, 12, 18, 23.5, 24 * 100 + 9])(
  'shows the states that the worker will, %d hours after the build',
  async (hours) => {
    vi.setSystemTime(BUILT)
    const ahead = await readAnswers()
    vi.setSystemTime(BUILT + hours * HOUR)
    const told = await answerAhead(ahead, FIRST_LIST, Date.now())?.arrayBuffer()
    const later = new TextEncoder().encode((await readAnswers()).answers[FIRST_LIST])
    expect(await readStates(told ?? new ArrayBuffer())).toEqual(await readStates(later.buffer))
  },
)

it('answers the first reads ahead, as short answers, and nothing else', async () => {
  const ahead = await readAnswers()
  for (const path of FIRST_READS) {
    const answer = answerAhead(ahead, path, Date.now())
    const length = Number(answer?.headers.get('content-length'))
    expect((await answer?.arrayBuffer())?.byteLength).toBe(length)
  }
  expect(answerAhead(ahead, '/v1/me', Date.now())).toBeUndefined()
})
