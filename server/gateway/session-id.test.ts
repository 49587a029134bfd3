import { describe, expect, it } from 'vitest'
import { json, testGateway } from './test/gateway'

const SERVICE = '/v1/project/prod/service/pg'
const NAME = 'x-offsite-session'

/** A gateway where each token is a user's; signs in as one and gives back the cookie and the id. */
async function open(options = {}) {
  const me = ({ headers }: RequestInit) => {
    const token = new Headers(headers).get('authorization')?.split(' ')[1]?.split('-')[0]
    return Response.json({ user: { user: `${token}@example.com` } })
  }
  const gateway = testGateway({ '/v1/me': me, [SERVICE]: () => Response.json({}) }, options)
  const enter = async (token: string) => {
    const { response, cookie } = await gateway.signIn({ token })
    return { cookie, id: response.headers.get(NAME) ?? '' }
  }
  return { ...gateway, enter }
}

describe('the session of an answer', () => {
  it('is named by an id that is the user’s, on every gateway and after signing in again', async () => {
    const { enter, request } = await open()
    const dana = await enter('dana-1')
    expect(dana.id).toMatch(/^[\da-f]{32}$/)
    const answers = [
      await request('/session', { headers: { cookie: dana.cookie } }),
      await request(SERVICE, { headers: { cookie: dana.cookie } }),
      await request('/v1/project', { headers: { cookie: dana.cookie } }),
      await request(SERVICE, json('PUT', {}, { cookie: dana.cookie })),
    ]
    expect(answers.map(({ headers }) => headers.get(NAME))).toEqual(Array(4).fill(dana.id))
    expect((await enter('dana-2')).id).toBe(dana.id)
    expect((await (await open()).enter('dana-1')).id).toBe(dana.id)
    expect((await enter('erin-1')).id).not.toBe(dana.id)
  })

  it('is none where nobody is signed in', async () => {
    const { request } = await open()
    for (const [path, init] of [
      ['/session', {}],
      ['/session', { method: 'DELETE' }],
      [SERVICE, {}],
    ] as const) {
      expect((await request(path, init)).headers.get(NAME)).toBe('none')
    }
  })
})

describe('a write', () => {
  it('that was meant for another session is refused and not sent on', async () => {
    const { enter, request, calls } = await open()
    const reader = await enter('reader')
    const admin = await enter('admin')
    const before = calls.length
    const put = (id: string) =>
      request(SERVICE, json('PUT', {}, { cookie: admin.cookie, [NAME]: id }))
    const refused = await put(reader.id)
    expect(refused.status).toBe(412)
    expect(await refused.json()).toMatchObject({
      message: expect.stringMatching(
        /^This change was meant for another session.*admin@example\.com.*Nothing was changed\. Continue/,
      ),
      errors: [{ error_code: 'offsite_session_changed' }],
    })
    expect(refused.headers.get(NAME)).toBe(admin.id)
    expect(calls).toHaveLength(before)
    expect((await put(admin.id)).status).toBe(200)
  })
})
