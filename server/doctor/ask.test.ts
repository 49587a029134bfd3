import { expect, it } from 'vitest'
import { createAsk } from './ask'

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
