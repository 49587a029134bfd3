import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { call, setTransport } from './client'
import { ApiError } from './errors'
import { createQueryClient } from './query-client'
import { noteSignIn } from './page-session'
import {
  checkSession,
  keepSession,
  markSessionExpired,
  readSessionFrom,
  sessionQuery,
  signInProblem,
  type Session,
} from './session'

const signedIn: Session = {
  upstream: 'sandbox',
  host: 'localhost:4281',
  signed_in: true,
  user: { email: 'ada@acme.example', name: 'Ada Admin' },
}
const signedOut: Session = { upstream: 'sandbox', host: 'localhost:4281', signed_in: false }

afterEach(() => setTransport((input, init) => fetch(input, init)))

describe('a session that the API no longer accepts', () => {
  it('has expired, and whose it was stays known', async () => {
    const client = createQueryClient()
    client.setQueryData(sessionQuery.queryKey, signedIn)
    await markSessionExpired(client)
    const expired = { ...signedIn, signed_in: false, expired: true }
    expect(client.getQueryData(sessionQuery.queryKey)).toEqual(expired)
    await markSessionExpired(client)
    expect(client.getQueryData(sessionQuery.queryKey)).toEqual(expired)
  })

  it('has not expired where nobody was signed in: the sign-in page comes', async () => {
    const client = createQueryClient()
    client.setQueryData(sessionQuery.queryKey, signedOut)
    await markSessionExpired(client)
    expect(client.getQueryData(sessionQuery.queryKey)).toEqual(signedOut)
  })

  it.each([
    [signedIn, { ...signedIn, signed_in: false, expired: true }],
    [signedOut, signedOut],
  ])('is asked for first where the page does not know it yet', async (answer, known) => {
    setTransport(async () => Response.json(answer))
    const client = createQueryClient()
    await markSessionExpired(client)
    expect(client.getQueryData(sessionQuery.queryKey)).toEqual(known)
  })
})

describe('an answer that was asked for before somebody signed in again', () => {
  const read = { path: '/v1/me', answer: z.object({}) }

  it.each([
    ['a write', (client: QueryClient) => write(client)],
    ['a read', (client: QueryClient) => client.fetchQuery({ ...READ, retry: false })],
    ['whether the session is in use', (client: QueryClient) => keepSession(client)],
  ])('does not end the new session: %s', async (_, ask) => {
    for (const late of [false, true]) {
      setTransport(async (path) => {
        if (late) noteSignIn()
        return path === '/session'
          ? Response.json(signedOut)
          : Response.json({ message: 'Missing (expired) db token' }, { status: 401 })
      })
      const client = createQueryClient()
      client.setQueryData(sessionQuery.queryKey, signedIn)
      await ask(client).catch(() => undefined)
      await vi.waitFor(() =>
        expect(client.getQueryData(sessionQuery.queryKey)?.signed_in).toBe(late),
      )
    }
  })

  const READ = { queryKey: ['me'], queryFn: () => call(read) }
  const write = (client: QueryClient) =>
    client
      .getMutationCache()
      .build(client, { mutationFn: () => call({ ...read, method: 'POST' }) })
      .execute(undefined)
})

describe('a page that the browser kept', () => {
  const names = { queryKey: ['me'], queryFn: () => call({ path: '/v1/me', answer: z.any() }) }

  it('shows nothing of the user before, and reads what it shows as the one of now', async () => {
    const otto = { email: 'otto@acme.example', name: 'Otto Operator' }
    let user = signedIn.user
    setTransport(async (path) => Response.json(path === '/session' ? { ...signedIn, user } : user))
    const client = createQueryClient()
    client.setQueryData(sessionQuery.queryKey, signedIn)
    const shown = new QueryObserver(client, names)
    const unsubscribe = shown.subscribe(() => undefined)
    await vi.waitFor(() => expect(shown.getCurrentResult().data).toEqual(signedIn.user))
    user = otto
    await checkSession(client)
    expect(shown.getCurrentResult().data).toBeUndefined()
    await vi.waitFor(() => expect(shown.getCurrentResult().data).toEqual(otto))
    unsubscribe()
  })

  it('asks for nothing where nobody is signed in any more', async () => {
    const asked: string[] = []
    setTransport(async (path) => {
      asked.push(path)
      return Response.json(path === '/session' ? signedOut : signedIn.user)
    })
    const client = createQueryClient()
    client.setQueryData(sessionQuery.queryKey, signedIn)
    await client.prefetchQuery(names)
    await checkSession(client)
    expect(client.getQueryData(names.queryKey)).toBeUndefined()
    expect(asked).toEqual(['/v1/me', '/session'])
  })
})

describe('the problem with a sign-in', () => {
  const details = { method: 'POST', path: '/session', kind: 'status' as const }
  it('is the token when it was refused', () => {
    const refused = new ApiError({ ...details, status: 401, message: 'Invalid token' })
    expect(signInProblem(refused)).toMatch(/not accepted.*expired or revoked/)
  })
  it('is what the server said otherwise', () => {
    const limited = new ApiError({ ...details, status: 429, message: 'Slow down' })
    expect(signInProblem(limited)).toBe('Slow down')
  })
})

describe('a page that came for nobody', () => {
  /** A document, as far as it is read. */
  function pageWith(content: string | undefined): Document {
    const meta = content === undefined ? null : { content }
    return { querySelector: () => meta } as unknown as Document
  }

  /** Sends what is asked to this gateway, and lists it. */
  function gateway(answers: Record<string, () => Response>) {
    const asked: string[] = []
    setTransport(async (path) => {
      asked.push(path)
      return answers[path]?.() ?? Response.json({})
    })
    return asked
  }
  const read = () => call({ path: '/v1/project', answer: z.object({}) })

  it('knows it at once, and asks for nothing that would be refused', async () => {
    const asked = gateway({})
    const client = createQueryClient()
    readSessionFrom(pageWith(JSON.stringify(signedOut)), client)
    expect(client.getQueryData(sessionQuery.queryKey)).toEqual(signedOut)
    await expect(read()).rejects.toMatchObject({ status: 401 })
    expect(asked).toEqual([])
  })

  it.each<[string, string | undefined]>([
    ['has no place for it', undefined],
    ['tells nothing', ''],
    ['tells nonsense', '{"signed_in":'],
    ['tells something else', '{"signed_in":"no"}'],
    ['tells of somebody', JSON.stringify(signedIn)],
  ])('asks where it %s', async (_, content) => {
    const asked = gateway({})
    const client = createQueryClient()
    readSessionFrom(pageWith(content), client)
    expect(client.getQueryData(sessionQuery.queryKey)).toBeUndefined()
    await read()
    expect(asked).toEqual(['/v1/project'])
  })

  it.each(['POST', 'GET'] as const)('asks once somebody has signed in (%s)', async (method) => {
    const named = () => Response.json({}, { headers: { 'x-offsite-session': 'ab12' } })
    const asked = gateway({ '/session': named })
    readSessionFrom(pageWith(JSON.stringify(signedOut)), createQueryClient())
    await call({ method, path: '/session', answer: z.object({}) })
    await read()
    expect(asked).toEqual(['/session', '/v1/project'])
  })
})
