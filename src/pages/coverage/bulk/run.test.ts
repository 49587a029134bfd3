import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '~/api/errors'
import { startBulkRun, type BulkCalls, type BulkItem } from './run'

const ITEMS: BulkItem[] = Array.from({ length: 50 }, (_, index) => ({
  project: `p${index % 3}`,
  service: `s${index}`,
  region: 'aws-eu-west-1',
}))

/** A server that answers when it is told to, and notes what it was asked. */
function server(answer: (item: BulkItem) => Error | undefined = () => undefined) {
  const requests: string[] = []
  const waiting: (() => void)[] = []
  /** The regions that others have set since the fleet was read. */
  const regions = new Map<string, string>()
  const unreadable = new Map<string, Error>()
  let most = 0
  const request = async (text: string) => {
    requests.push(text)
    await new Promise<void>((resume) => {
      waiting.push(resume)
      most = Math.max(most, waiting.length)
    })
  }
  const calls: BulkCalls = {
    readRegion: async ({ service }) => {
      await request(`GET ${service}`)
      const error = unreadable.get(service)
      if (error) throw error
      return regions.get(service)
    },
    setRegion: async (item) => {
      await request(`PUT ${item.service}`)
      const error = answer(item)
      if (error) throw error
    },
  }
  const answerSome = async (count: number) => {
    for (const resume of waiting.splice(0, count)) resume()
    // Each answer is noted and the next request sent in a few turns.
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve()
  }
  const answerAll = async () => {
    while (waiting.length > 0) await answerSome(waiting.length)
  }
  const sent = (method: 'GET' | 'PUT') =>
    requests.filter((text) => text.startsWith(method)).map((text) => text.slice(4))
  return { requests, regions, unreadable, calls, sent, answerSome, answerAll, most: () => most }
}

const failure = (status: number | undefined, message: string, errorCode?: string) =>
  new ApiError({
    kind: status === undefined ? 'network' : 'status',
    method: 'PUT',
    path: '/v1/project/p/service/s',
    status,
    message,
    errorCode,
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

  it('reads each and then writes it once, four at a time, and tells failures in the server’s words', async () => {
    const it = server(({ service }) => FAILURES[service])
    const run = startBulkRun(ITEMS, it.calls)
    expect(it.requests).toEqual(['GET s0', 'GET s1', 'GET s2', 'GET s3'])
    await it.answerSome(1)
    expect(it.requests.at(-1)).toBe('PUT s0')
    await it.answerAll()
    expect(run.get().phase).toBe('finished')
    expect(it.most()).toBe(4)
    const names = ITEMS.map(({ service }) => service)
    // Where the write failed, two more looks.
    expect(it.requests).toHaveLength(112)
    expect([...new Set(it.sent('GET'))]).toEqual(names)
    expect(it.sent('PUT').toSorted()).toEqual(names.toSorted())
    expect(kinds(run)).toEqual({ done: 44, refused: 4, unchanged: 2 })
    expect(run.get().items[7]?.status).toEqual({ kind: 'refused', message: 'Too soon (409)' })
    expect(run.get().items[31]?.status).toEqual({ kind: 'unchanged', message: 'No answer arrived' })
  })

  it('leaves alone what got a region meanwhile, and tells it apart from failures', async () => {
    const it = server()
    it.regions.set('s2', 'aws-eu-north-1').set('s40', 'aws-eu-west-3')
    const run = startBulkRun(ITEMS, it.calls)
    await it.answerAll()
    expect(it.sent('GET')).toHaveLength(50)
    expect(it.sent('PUT')).toHaveLength(48)
    expect(kinds(run)).toEqual({ done: 48, changed: 2 })
    expect(run.get().items[2]?.status).toEqual({ kind: 'changed', region: 'aws-eu-north-1' })
    run.retryFailed()
    await it.answerAll()
    expect(it.requests).toHaveLength(98)
  })

  it('writes nothing that it could not read, and knows that nothing has changed', async () => {
    const it = server()
    it.unreadable.set('s1', failure(503, 'Unavailable'))
    const run = startBulkRun(ITEMS.slice(0, 2), it.calls)
    await it.answerAll()
    expect(it.requests).toEqual(['GET s0', 'GET s1', 'PUT s0'])
    expect(run.get().items[1]?.status).toEqual({ kind: 'unread', message: 'Unavailable (503)' })
    it.unreadable.clear()
    run.retryFailed()
    await it.answerAll()
    expect(it.requests.slice(3)).toEqual(['GET s1', 'PUT s1'])
    expect(kinds(run)).toEqual({ done: 2 })
  })

  it('reads and sends only what failed once more, when a person asks', async () => {
    let broken = true
    const it = server(({ service }) => (broken ? FAILURES[service] : undefined))
    const run = startBulkRun(ITEMS, it.calls)
    await it.answerAll()
    broken = false
    it.requests.length = 0
    // Of what nobody knew, one had been done.
    it.regions.set('s31', 'aws-eu-west-1')
    run.retryFailed()
    await it.answerAll()
    const failed = Object.keys(FAILURES)
    expect(it.sent('GET').toSorted()).toEqual(failed.toSorted())
    expect(it.sent('PUT').toSorted()).toEqual(failed.filter((name) => name !== 's31').toSorted())
    expect(kinds(run)).toEqual({ done: 50 })
  })

  it.each([
    ['done', 'aws-eu-west-1', 'aws-eu-west-1'],
    ['unknown', 'aws-eu-west-1', undefined],
    ['refused', undefined, undefined],
  ])('looks twice after a refusal, and says %s for %s and %s', async (said, ...seen) => {
    const looks: (string | undefined)[] = [undefined, ...seen]
    const run = startBulkRun(ITEMS.slice(0, 1), {
      readRegion: async () => looks.shift(),
      setRegion: async () => Promise.reject(failure(409, 'Too soon')),
    })
    await vi.waitFor(() => expect(run.get().phase).toBe('finished'))
    expect(run.get().items[0]?.status.kind).toBe(said)
  })

  it.each([500, undefined])(
    'tells what was checked after %s from what nobody knows',
    async (status) => {
      const looks: (string | undefined)[] = [undefined, undefined, undefined]
      const calls = { setRegion: async () => Promise.reject(failure(status, 'Cut off')) }
      const checked = startBulkRun(ITEMS.slice(0, 1), {
        ...calls,
        readRegion: async () => looks.shift(),
      })
      await vi.waitFor(() => expect(checked.get().phase).toBe('finished'))
      expect(checked.get().items[0]?.status.kind).toBe('unchanged')

      let reads = 0
      const open = startBulkRun(ITEMS.slice(0, 1), {
        ...calls,
        readRegion: async () => {
          reads += 1
          return reads === 1 ? undefined : Promise.reject(failure(503, 'Unavailable'))
        },
      })
      await vi.waitFor(() => expect(open.get().phase).toBe('finished'))
      expect(open.get().items[0]?.status.kind).toBe('unknown')
    },
  )

  it('sends once more what was asked before somebody signed in again, and calls no session ended', async () => {
    const asked = { kind: 'status', method: 'PUT', path: '/v1/project/p/service/s' } as const
    const answers = [new ApiError({ ...asked, status: 401, message: 'Expired', outdated: true })]
    const it = server(() => answers.shift())
    const run = startBulkRun(ITEMS.slice(0, 2), it.calls)
    await it.answerSome(2)
    await it.answerSome(2)
    expect(run.get()).toMatchObject({ phase: 'running', signedOut: false })
    await it.answerAll()
    expect(kinds(run)).toEqual({ done: 2 })
    expect(it.sent('PUT')).toEqual(['s0', 's1', 's0'])
  })

  it('begins nothing while paused, and goes on where it was', async () => {
    const it = server()
    const run = startBulkRun(ITEMS, it.calls)
    await it.answerSome(4)
    run.pause()
    await it.answerAll()
    // What was begun ends with its write.
    expect(it.requests).toHaveLength(8)
    expect(run.get().phase).toBe('paused')
    run.resume()
    await it.answerAll()
    expect(it.sent('PUT')).toHaveLength(50)
    expect(it.most()).toBe(4)
  })

  it('begins nothing more after it was cancelled; what is under way still ends', async () => {
    const it = server()
    const run = startBulkRun(ITEMS, it.calls)
    run.cancel()
    expect(run.get().phase).toBe('running')
    await it.answerAll()
    expect(run.get().phase).toBe('finished')
    expect(kinds(run)).toEqual({ done: 4, cancelled: 46 })
    expect(it.requests).toHaveLength(8)
  })

  it('waits for somebody to sign in again, and loses nothing', async () => {
    let signedIn = false
    const it = server(() => (signedIn ? undefined : failure(401, 'Expired')))
    const run = startBulkRun(ITEMS, it.calls)
    await it.answerAll()
    expect(run.get()).toMatchObject({ phase: 'paused', signedOut: true })
    expect(kinds(run)).toEqual({ waiting: 50 })
    expect(it.sent('PUT')).toHaveLength(4)
    signedIn = true
    run.resume()
    expect(run.get()).toMatchObject({ phase: 'running', signedOut: false })
    await it.answerAll()
    expect(kinds(run)).toEqual({ done: 50 })
  })

  it('waits where somebody else has signed in until a person goes on as them', async () => {
    let isTheirs = false
    const refusal = failure(412, 'Another session', 'offsite_session_changed')
    const it = server(() => (isTheirs ? undefined : refusal))
    const run = startBulkRun(ITEMS, it.calls)
    await it.answerAll()
    expect(run.get()).toMatchObject({ phase: 'paused', signedOut: false, sessionChanged: true })
    expect(kinds(run)).toEqual({ waiting: 50 })
    // The gateway sends nothing on: there is nothing to look at.
    expect(it.sent('GET')).toHaveLength(4)
    isTheirs = true
    run.resume()
    expect(run.get()).toMatchObject({ phase: 'running', sessionChanged: false })
    await it.answerAll()
    expect(kinds(run)).toEqual({ done: 50 })
  })

  it('can be cancelled instead of signing in again', async () => {
    const it = server(() => failure(401, 'Expired'))
    const run = startBulkRun(ITEMS, it.calls)
    await it.answerAll()
    run.cancel()
    expect(run.get()).toMatchObject({ phase: 'finished', signedOut: false })
    expect(kinds(run)).toEqual({ cancelled: 50 })
  })
})
