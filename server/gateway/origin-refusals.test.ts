import { describe, expect, it } from 'vitest'
import { json, testGateway } from './test/gateway'

const SERVICE = '/v1/project/prod/service/pg'
const PUBLIC = 'https://offsite.example.com'
const BEHIND_TLS = 'http://offsite.example.com'

async function messageOf(response: Response): Promise<string> {
  const { message } = (await response.json()) as { message: string }
  return message
}

describe('behind a proxy that does not say how the browser came', () => {
  it.each([
    ['ends TLS', BEHIND_TLS, `X-Forwarded-Proto: https.* --public-url ${PUBLIC}\\.`],
    ['changes Host', 'http://10.0.0.11:4280', 'must keep Host'],
    ['changes Host to this machine', 'http://127.0.0.1:4280', 'must keep Host'],
  ])('the refusal names both origins and what to set: it %s', async (_, reached, advice) => {
    const { request, calls } = testGateway()
    const headers = { origin: PUBLIC, 'sec-fetch-site': 'same-origin' }
    for (const [path, init] of [
      ['/session', json('POST', { token: 't' }, headers)],
      ['/session', { method: 'DELETE', headers }],
      [SERVICE, json('PUT', {}, headers)],
      [SERVICE, { headers }],
    ] as const) {
      const response = await request(path, init, reached)
      expect(response.status).toBe(403)
      const message = await messageOf(response)
      expect(message).toContain(`from ${PUBLIC}, and Offsite believes that it is at ${reached}`)
      expect(message).toMatch(new RegExp(advice))
      expect(message).toContain('Nothing was changed')
    }
    expect(calls).toEqual([])
  })

  it('a program that sends no origin is told the same on signing in', async () => {
    const { signIn } = testGateway()
    const { response } = await signIn({}, BEHIND_TLS)
    expect(response.status).toBe(403)
    const message = await messageOf(response)
    expect(message).toMatch(new RegExp(`${BEHIND_TLS}\\..*--public-url ${PUBLIC}\\.`))
  })
})

describe('with a public URL', () => {
  const options = { publicOrigin: PUBLIC }

  it.each([
    ['GET', 421],
    ['PUT', 403],
  ])('the refusal of another host names both (%s)', async (method, status) => {
    const { request } = testGateway({}, options)
    const response = await request(SERVICE, { method }, 'http://10.0.0.11:4280')
    expect(response.status).toBe(status)
    expect(await messageOf(response)).toMatch(`${PUBLIC} (--public-url)`)
  })

  it('the refusal of another origin at this host names both', async () => {
    const { request } = testGateway({}, options)
    const init = json('PUT', {}, { origin: BEHIND_TLS })
    const message = await messageOf(await request(SERVICE, init, BEHIND_TLS))
    expect(message).toContain(`from ${BEHIND_TLS}, and Offsite believes that it is at ${PUBLIC}`)
  })
})

it.each([
  ['a hidden origin', { origin: 'null' }],
  ['no URL', { origin: '<script>' }],
  ['more than an origin', { origin: 'https://evil.example/path' }],
  ['another site, told by the browser alone', { 'sec-fetch-site': 'cross-site' }],
])('what is not an origin is not repeated: %s', async (_, headers) => {
  const response = await testGateway().request(SERVICE, { headers })
  expect(response.status).toBe(403)
  expect(await messageOf(response)).toBe(
    'Offsite accepts calls only from its own pages. Nothing was changed.',
  )
})
