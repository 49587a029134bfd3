import { afterEach, describe, expect, it } from 'vitest'
import { setTransport } from './client'
import { ApiError } from './errors'
import { createQueryClient } from './query-client'
import { markSessionExpired, sessionQuery, signInProblem, type Session } from './session'

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
