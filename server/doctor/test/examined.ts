import { testSandbox } from '../../sandbox/test/support'
import { createAsk } from '../ask'
import { examine } from '../examine'

/** An answer on its way. */
export interface Answer {
  pathname: string
  status: number
  headers: Headers
  body: unknown
  /** Sent in place of the body. */
  text?: string
}

export interface Between {
  token?: string
  project?: string
  /** Milliseconds by which the clock of the doctor’s machine is wrong. */
  skew?: number
  /** Changes an answer on its way; the clock is the one of the doctor's machine. */
  change?: (answer: Answer, clock: { now: number }) => void
}

/** One for all: it is only read, so each answer stays as it is. */
const sandbox = testSandbox()
const answers = new Map<string, Promise<{ status: number; headers: Headers; text: string }>>()

function sandboxAnswer(url: string, token: string, init: RequestInit) {
  const key = `${token} ${url}`
  const made = answers.get(key) ?? makeAnswer(new Request(url, init))
  answers.set(key, made)
  return made
}

async function makeAnswer(request: Request) {
  const response = await sandbox.fetch(request)
  const { status, headers } = response
  return { status, headers, text: await response.text() }
}

/** An examination of the sandbox, with what stands between it and the doctor. */
export async function examined({
  token = 'sandbox-admin',
  project,
  skew = 0,
  change,
}: Between = {}) {
  const clock = { now: sandbox.time.now + skew }
  const asked: { method: string; pathname: string }[] = []
  const send = async (url: string, init: RequestInit) => {
    const { pathname } = new URL(url)
    asked.push({ method: init.method ?? 'GET', pathname })
    const { text, status, headers } = await sandboxAnswer(url, token, init)
    if (!change) return new Response(text, { status, headers })
    const body: unknown = JSON.parse(text)
    const answer: Answer = { pathname, status, headers: new Headers(headers), body }
    change(answer, clock)
    return new Response(answer.text ?? JSON.stringify(answer.body), {
      status: answer.status,
      headers: answer.headers,
    })
  }
  const ask = createAsk({ url: 'http://sandbox/', token, fetch: send, now: () => clock.now })
  return { ...(await examine(ask, { project })), asked }
}
