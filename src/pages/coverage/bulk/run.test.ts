import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../api/errors'
import { startBulkRun, type BulkItem } from './run'

const ITEMS: BulkItem[] = Array.from({ length: 50 }, (_, index) => ({
  project: `p${index % 3}`,
  service: `s${index}`,
  region: 'aws-eu-west-1',
}))

/** A server that answers when it is told to, and notes what it was sent. */
function server(answer: (item: BulkItem) => Error | undefined = () => undefined) {
  const sent: string[] = []
  const waiting: (() => void)[] = []
  let most = 0
  const send = async (item: BulkItem) => {
    sent.push(item.service)
    await new Promise<void>((resume) => {
      waiting.push(resume)
      most = Math.max(most, waiting.length)
    })
    const error = answer(item)
    if (error) throw error
  }
  const answerSome = async (count: number) => {
    for (const resume of waiting.splice(0, count)) resume()
    // Each answer is noted and the next write sent in a few turns.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  const answerAll = async () => {
    while (waiting.length > 0) await answerSome(waiting.length)
  }
  return { sent, send, answerSome, answerAll, most: () => most, waiting }
}

const failure = (status: number | undefined, message: string) =>
  new ApiError({
    kind: status === undefined ? 'network' : 'status',
    method: 'PUT',
    path: '/v1/project/p/service/s',
    status,
    message,
  })

const kinds = (run: ReturnType<typeof startBulkRun>) => {
  const counts: Record<string, number> = {}
  for (const { status } of run.get().items) counts[status.kind] = (counts[status.kind] ?? 0) + 1
  return counts
}

describe('a run of fifty', () => {
  const FAILURES: Record<string, Error> = {
    s3: failure(403, 'Forbidden'),
    s7: failure(409, 'Too soon'),
    s11: failure(400, 'Bad region'),
    s19: failure(429, 'Slow down'),
    s23: failure(500, 'Internal'),
    s31: failure(undefined, 'No answer arrived'),
  }

  it('sends each once, four at a time, and tells failures in the server’s words', async () => {
    const it = server(({ service }) => FAILURES[service])
    const run = startBulkRun(ITEMS, it.send)
    expect(it.sent).toHaveLength(4)
    await it.answerAll()
    expect(run.get().phase).toBe('finished')
    expect(it.most()).toBe(4)
    expect(it.sent).toEqual(ITEMS.map(({ service }) => service))
    expect(kinds(run)).toEqual({ done: 44, refused: 4, unknown: 2 })
    expect(run.get().items[7]?.status).toEqual({ kind: 'refused', message: 'Too soon (409)' })
    expect(run.get().items[31]?.status).toEqual({ kind: 'unknown', message: 'No answer arrived' })
  })

  it('sends only what failed once more, when a person asks', async () => {
    let broken = true
    const it = server(({ service }) => (broken ? FAILURES[service] : undefined))
    const run = startBulkRun(ITEMS, it.send)
    await it.answerAll()
    broken = false
    it.sent.length = 0
    run.retryFailed()
    await it.answerAll()
    expect(it.sent.toSorted()).toEqual(Object.keys(FAILURES).toSorted())
    expect(kinds(run)).toEqual({ done: 50 })
  })

  it('sends nothing while paused, and goes on where it was', async () => {
    const it = server()
    const run = startBulkRun(ITEMS, it.send)
    await it.answerSome(4)
    run.pause()
    await it.answerAll()
    expect(it.sent).toHaveLength(8)
    expect(run.get().phase).toBe('paused')
    run.resume()
    await it.answerAll()
    expect(it.sent).toHaveLength(50)
    expect(it.most()).toBe(4)
  })

  it('sends nothing more after it was cancelled; what is under way still ends', async () => {
    const it = server()
    const run = startBulkRun(ITEMS, it.send)
    run.cancel()
    expect(run.get().phase).toBe('running')
    await it.answerAll()
    expect(run.get().phase).toBe('finished')
    expect(kinds(run)).toEqual({ done: 4, cancelled: 46 })
  })

  it('waits for somebody to sign in again, and loses nothing', async () => {
    let signedIn = false
    const it = server(() => (signedIn ? undefined : failure(401, 'Expired')))
    const run = startBulkRun(ITEMS, it.send)
    await it.answerAll()
    expect(run.get()).toMatchObject({ phase: 'paused', signedOut: true })
    expect(kinds(run)).toEqual({ waiting: 50 })
    expect(it.sent).toHaveLength(4)
    signedIn = true
    run.resume()
    await it.answerAll()
    expect(kinds(run)).toEqual({ done: 50 })
  })
})
