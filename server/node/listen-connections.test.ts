import { Agent, request as send } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { listen } from './listen'
import type { Listener } from './listen'

let agent: Agent
let listener: Listener

afterEach(async () => {
  agent.destroy()
  await listener.close(0)
})

/** Asks over connections that are kept, like a browser or a proxy; rejects when one breaks. */
async function ask(url: string): Promise<IncomingMessage & { whole: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    send(url, { agent, method: 'POST' }, resolve).on('error', reject).end('{}')
  })
  return Object.assign(answer, { whole: await text(answer) })
}

async function serve(handle: (request: Request) => Response | Promise<Response>) {
  const app = { fetch: async (request: Request) => handle(request) }
  listener = await listen(app, { host: '127.0.0.1', port: 0 })
  return listener.url
}

it('keeps a connection for longer than browsers and load balancers do, and says so', async () => {
  agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const url = await serve(async (request) => new Response(await request.text()))
  const { headers, socket } = await ask(url)
  const [, seconds] = /timeout=(\d+)/.exec(String(headers['keep-alive'])) ?? []
  // Chromium keeps one for 300 s, and most load balancers for 60 s.
  expect(Number(seconds)).toBeGreaterThan(300)
  expect((await ask(url)).socket).toBe(socket)
})

it('ends a connection with its last answer, also of a request from before', async () => {
  agent = new Agent({ keepAlive: true })
  let finish = () => {}
  let tell = () => {}
  const asked = new Promise<void>((resolve) => (tell = resolve))
  const url = await serve(async () => {
    tell()
    await new Promise<void>((resolve) => (finish = resolve))
    return new Response('whole')
  })
  const answer = ask(url)
  await asked
  const closed = listener.close()
  finish()
  expect(await answer).toMatchObject({ whole: 'whole', headers: { connection: 'close' } })
  await closed
})

it('answers each request that it has taken, however many come while it ends', async () => {
  agent = new Agent({ keepAlive: true, maxSockets: 8 })
  let taken = 0
  const url = await serve(async (request) => {
    taken += 1
    return new Response(await request.text())
  })
  let answered = 0
  const asking = Promise.all(
    Array.from({ length: 8 }, async () => {
      for (;;) {
        try {
          const { whole } = await ask(url)
          if (whole === '{}') answered += 1
        } catch {
          return // it has ended
        }
      }
    }),
  )
  await expect.poll(() => answered).toBeGreaterThan(50)
  listener.drain()
  await expect.poll(() => taken).toBeGreaterThan(100)
  await listener.close()
  await asking
  expect(answered).toBe(taken)
})

it('serves everyone who has connected by the time it closes', async () => {
  agent = new Agent({ maxSockets: 50 })
  const url = await serve(async (request) => new Response(await request.text()))
  const answers = Promise.allSettled(Array.from({ length: 50 }, () => ask(url)))
  // All have connected by then, and the server has accepted one or two.
  await new Promise<void>((resolve) => process.nextTick(resolve))
  await listener.close()
  const whole = (await answers).filter(({ status }) => status === 'fulfilled')
  expect(whole).toHaveLength(50)
})
