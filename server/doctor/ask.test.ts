import { expect, it } from 'vitest'
import { createAsk } from './ask'
import { examine } from './examine'
import { resultLines } from './lines'

const answered = (text: string) =>
  createAsk({ url: 'http://api.test', token: 'token', fetch: async () => new Response(text) })({
    kind: 'me',
  })

it('hides the secrets of an answer', async () => {
  const { json } = await answered('{"user":{"state":"at postgres://avnadmin:PW123@db.example"}}')
  expect(json).toEqual({ user: { state: 'at <redacted>' } })
})

it.each([
  ['nested too deeply', '['.repeat(100_000) + ']'.repeat(100_000)],
  [
    'so, with a number of many digits',
    `${'['.repeat(100_000)}12345678901234567890${']'.repeat(100_000)}`,
  ],
])('says so of an answer that is %s', async (_, text) => {
  const examination = await examine(async (call) => ({ ...(await answered(text)), call }))
  expect(examination.verdict).toEqual({ kind: 'differs' })
  expect(resultLines(examination).join('\n')).toContain(
    'GET /v1/me: the response is nested too deeply. Offsite cannot use the response.',
  )
})

it('reads at most 64 MiB of an answer', async () => {
  const part = new TextEncoder().encode('[1],'.repeat(256 * 1024))
  const ask = createAsk({
    url: 'http://api.test',
    token: 'token',
    fetch: async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(part) })),
  })
  expect(await ask({ kind: 'me' })).toMatchObject({ outcome: 'failed', reason: 'TOO_LARGE' })
})
