import { afterEach, describe, expect, it } from 'vitest'
import { createSandbox } from '../../server/sandbox'
import { setTransport } from './client'
import { createForkOnce, createService, NameInUse, type NewService } from './create-service'
import { deleteService } from './delete-service'
import { InDoubt } from './errors'
import { readServiceAgain } from './one-service'
import { createQueryClient } from './query-client'
import { changeTags } from './tags'

/*
 * What is said after a write, whatever it and the looks that follow are answered with: what is said
 * to be there is there, what is said not to be is not, and the rest is called unknown.
 */

const PROJECT = 'acme-production'
const LIST = `/v1/project/${PROJECT}/service`
const FORK = {
  service_name: 'orders-new',
  service_type: 'pg',
  plan: 'business-8',
  cloud: 'aws-eu-central-1',
  user_config: { service_to_fork_from: 'orders-pg' },
}
const SERVICE: NewService = { ...FORK, user_config: {} }

type Fault = number | 'lost' | 'malformed'
const FAULTS: Fault[] = [400, 401, 403, 404, 408, 409, 421, 429, 500, 502, 'lost', 'malformed']
/** Those of the looks, in turn; what is not named is answered truly. */
const LOOKS: (Fault | 'true')[][] = [
  [],
  [404],
  ['true', 404],
  [404, 'true', 404],
  [503],
  [404, 503],
  [401, 401, 401],
  ['malformed'],
]

const endings: (() => void)[] = []
afterEach(() => {
  setTransport((input, init) => fetch(input, init))
  for (const end of endings.splice(0)) end()
})

function answerWith(fault: Fault): Response {
  if (fault === 'lost') throw new TypeError('Failed to fetch')
  return fault === 'malformed'
    ? new Response('<html>')
    : Response.json({ message: 'Not now' }, { status: fault })
}

/** A sandbox whose answers go wrong from the first write on. */
function open(write?: { fault: Fault; done: boolean }, looks: (Fault | 'true')[] = []) {
  const sandbox = createSandbox()
  endings.push(() => sandbox.close())
  const headers = { authorization: 'aivenv1 sandbox-admin', 'content-type': 'application/json' }
  const ask = async (path: string, init: RequestInit = {}) =>
    sandbox.fetch(new Request(`http://sandbox${path}`, { ...init, headers }))
  const left = [...looks]
  let written = 0
  setTransport(async (path, init) => {
    if (init?.method === 'GET') {
      const fault = written > 0 ? left.shift() : undefined
      return fault === undefined || fault === 'true' ? ask(path) : answerWith(fault)
    }
    written += 1
    if (!write) return ask(path, init)
    if (write.done) await ask(path, init)
    return answerWith(write.fault)
  })
  const post = async (body: object) => ask(LIST, { method: 'POST', body: JSON.stringify(body) })
  return {
    post,
    isThere: async () => (await ask(`${LIST}/orders-new`)).ok,
    /** What the service is tagged with in truth. */
    tags: async (): Promise<unknown> => {
      const answer = (await (await ask(`${LIST}/orders-new/tags`)).json()) as { tags: unknown }
      return answer.tags
    },
    /** Someone else changes its tags, or deletes it. */
    change: async (tags: object) =>
      ask(`${LIST}/orders-new/tags`, { method: 'PATCH', body: JSON.stringify({ tags }) }),
    remove: async () => ask(`${LIST}/orders-new`, { method: 'DELETE' }),
    writes: () => written,
  }
}

/** What a deed says: that it was done, that it was not, or that nobody knows. */
async function say(deed: Promise<unknown>): Promise<'yes' | 'no' | 'unknown'> {
  return deed.then(
    () => 'yes',
    (error: unknown) => (error instanceof InDoubt ? 'unknown' : 'no'),
  )
}

const remove = async () =>
  deleteService(
    createQueryClient({ retries: false }),
    { project: PROJECT, service: 'orders-new' },
    () => undefined,
  )

const COMBINATIONS = FAULTS.flatMap((fault) =>
  [true, false].flatMap((done) => LOOKS.map((looks) => ({ fault, done, looks }))),
)

describe.each([
  ['a service', async () => createService(PROJECT, SERVICE)],
  ['a fork', async () => createForkOnce(PROJECT, FORK)],
])('creating %s', (_, create) => {
  it.each(COMBINATIONS)('$fault, done: $done, looks: $looks', async ({ fault, done, looks }) => {
    const { isThere, writes } = open({ fault, done }, looks)
    const said = await say(create())
    expect(await isThere()).toBe(done)
    expect(writes()).toBe(1)
    const truth = done ? 'yes' : 'no'
    expect([truth, ...(looks.length > 0 ? ['unknown'] : [])]).toContain(said)
  })
})

describe('deleting', () => {
  it.each(COMBINATIONS)('$fault, done: $done, looks: $looks', async ({ fault, done, looks }) => {
    const { post, isThere, writes } = open({ fault, done }, looks)
    await post(FORK)
    const said = await say(remove())
    expect(await isThere()).toBe(!done)
    expect(writes()).toBe(1)
    const truth = done ? 'yes' : 'no'
    expect([truth, ...(looks.length > 0 ? ['unknown'] : [])]).toContain(said)
  })

  it('sends nothing for a service that is gone, and does not say that it deleted it', async () => {
    const { writes } = open()
    expect(await remove()).toBe('gone')
    expect(writes()).toBe(0)
  })
})

describe('changing tags', () => {
  const where = { project: PROJECT, service: 'orders-new' }
  const wanted = { offsite_rpo: '4h', gone: null }

  async function begin(...how: Parameters<typeof open>) {
    const sandbox = open(...how)
    await sandbox.post({ ...SERVICE, tags: { gone: 'soon', kept: 'yes' } })
    const client = createQueryClient({ retries: false })
    await readServiceAgain(client, PROJECT, 'orders-new')
    return { ...sandbox, client }
  }

  it.each(COMBINATIONS)('$fault, done: $done, looks: $looks', async ({ fault, done, looks }) => {
    const { client, tags, writes } = await begin({ fault, done }, looks)
    const said = await say(changeTags(client, where, wanted))
    expect(await tags()).toEqual(
      done ? { offsite_rpo: '4h', kept: 'yes' } : { gone: 'soon', kept: 'yes' },
    )
    expect(writes()).toBe(1)
    const truth = done ? 'yes' : 'no'
    expect([truth, ...(looks.length > 0 ? ['unknown'] : [])]).toContain(said)
  })

  it('is in doubt where the tags are neither as they were nor as wanted', async () => {
    const { client, change } = await begin({ fault: 502, done: false })
    await change({ offsite_rpo: '8h' })
    expect(await say(changeTags(client, where, wanted))).toBe('unknown')
  })

  it('says of a service that is gone that it is', async () => {
    const { client, remove: removeElsewhere } = await begin()
    await removeElsewhere()
    await expect(changeTags(client, where, wanted)).rejects.toMatchObject({
      method: 'GET',
      status: 404,
    })
  })
})

describe('a service of the same name', () => {
  it.each([
    ['type', { service_type: 'mysql' }],
    ['plan', { plan: 'startup-4' }],
    ['cloud', { cloud: 'aws-eu-west-1' }],
    ['source', FORK],
  ])('with another %s is not taken for the one that was asked for', async (what, other) => {
    for (const fault of ['lost', 409] as const) {
      const { post } = open({ fault, done: false })
      expect((await post({ ...SERVICE, ...other })).ok).toBe(true)
      const error = await createService(PROJECT, SERVICE).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(NameInUse)
      expect(error).toMatchObject({ differences: [what] })
    }
  })

  it('that was there long before is not either', async () => {
    open({ fault: 409, done: false })
    const there = { ...SERVICE, service_name: 'orders-pg' }
    const error = await createService(PROJECT, there).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NameInUse)
    expect(error).toMatchObject({ differences: expect.arrayContaining(['time']) })
  })
})
