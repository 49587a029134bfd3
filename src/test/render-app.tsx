import { createMemoryHistory } from '@tanstack/react-router'
import { act, cleanup, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach } from 'vitest'
import { createGateway } from '../../server/gateway'
import { createSandbox, FEATURED_USERS } from '../../server/sandbox'
import { setTransport } from '~/api/client'
import { createQueryClient } from '~/api/query-client'
import { parseJson, printJson } from '~/lib/json'
import { App } from '~/App'
import { createAppRouter } from '~/routes'
import './dom'
import { watchSandbox } from './watch-sandbox'

const ORIGIN = 'http://localhost:4280'
const SANDBOX = 'http://sandbox'
/** When each test begins by the API's clock: ages must not depend on the hour of a run. */
const BEGIN = Date.parse('2026-06-10T20:30:00Z')

interface Options {
  /** A watcher stands beside the gateway; it looks when the test says so. */
  watch?: boolean
  /** The tour comes up, as at a first visit. */
  tour?: boolean
  /** Whose token signs in before the page opens; null for nobody's. */
  as?: string | null
  /**
   * JSON answers in place of the sandbox's, by path: for what a sandbox never says. A function makes
   * one from the sandbox's own. Lists are named without the view that they are asked for in.
   */
  answers?: Record<string, unknown>
  /** Answers in place of everything else; undefined leaves a request alone, a throw is no answer. */
  intercept?: (
    method: string,
    path: string,
    body: Record<string, unknown>,
  ) => Promise<Response | undefined> | Response | undefined
}

interface Sent {
  method: string
  path: string
  body: unknown
}

/** Asked for with POST, as Aiven wants it, but a read. */
const REPORT = /\/backup_to_another_region\/report$/

const endings: (() => void)[] = []
afterEach(() => {
  cleanup()
  for (const end of endings.splice(0)) end()
})

/**
 * For tests: the whole console at a path, on a gateway and a fresh sandbox that run inside the test.
 * No answer is made up but those asked for, and no failed read is repeated.
 */
export async function renderApp(
  path: string,
  { as = 'sandbox-admin', answers = {}, intercept, watch = false, tour = false }: Options = {},
) {
  const opened = Date.now()
  const now = () => BEGIN + Date.now() - opened
  const sandbox = createSandbox({ now })
  const fetchSandbox = (input: string | URL | Request, init?: RequestInit) =>
    sandbox.fetch(new Request(input, init))
  const watcher = watch ? watchSandbox(fetchSandbox) : undefined
  const gateway = createGateway({
    upstream: {
      kind: 'sandbox',
      url: SANDBOX,
      fetch: fetchSandbox,
    },
    ...(watcher && { history: watcher.history }),
    demoUsers: FEATURED_USERS,
    sessionKeys: [new Uint8Array(32).fill(7)],
  })

  let cookie = ''
  const sent: Sent[] = []
  const transport = async (input: string, init: RequestInit = {}) => {
    const { method = 'GET', body, signal } = init
    sent.push({
      method,
      path: input,
      body: typeof body === 'string' ? parseJson(body) : undefined,
    })
    const parsed: unknown = typeof body === 'string' ? parseJson(body) : {}
    const named = input.replace(/\?view=fleet-2$/, '')
    const instead = await intercept?.(method, named, parsed as Record<string, unknown>)
    if (instead) return instead
    const answer = answers[named]
    if (answer !== undefined && typeof answer !== 'function') return Response.json(answer)
    const response = await gateway.fetch(
      new Request(ORIGIN + input, {
        method,
        headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
        body: body ?? null,
      }),
    )
    signal?.throwIfAborted()
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    if (typeof answer === 'function') {
      return new Response(printJson(answer(parseJson(await response.text()))))
    }
    return response
  }
  setTransport(transport)
  const signIn = (token: string) =>
    transport('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, remember: false }),
    })
  if (as !== null) {
    await signIn(as)
    sent.length = 0
  }

  if (!tour) localStorage.setItem('offsite-tour', 'done')
  const queryClient = createQueryClient({ retries: false })
  const history = createMemoryHistory({ initialEntries: [path] })
  const router = createAppRouter({ queryClient, history })
  const user = userEvent.setup()
  render(<App queryClient={queryClient} router={router} />)
  endings.push(() => {
    queryClient.clear()
    watcher?.close()
    sandbox.close()
  })

  /** Someone else's call, as an administrator with another tool. */
  const api = async (method: string, path: string, body: unknown) => {
    const headers = { authorization: 'aivenv1 sandbox-admin', 'content-type': 'application/json' }
    const init = { method, headers, body: printJson(body) }
    const response = await sandbox.fetch(new Request(`${SANDBOX}${path}`, init))
    if (!response.ok) throw new Error(await response.text())
  }
  const control = async (path: string, body: object) => {
    const init = { method: 'POST', body: JSON.stringify(body) }
    await sandbox.fetch(new Request(`${SANDBOX}/sandbox/${path}`, init))
  }
  const faults = async (init: RequestInit) => {
    await sandbox.fetch(new Request(`${SANDBOX}/sandbox/faults`, init))
  }
  return {
    user,
    /** What the console has asked for so far. */
    sent,
    writes: () => sent.filter(({ method, path }) => method !== 'GET' && !REPORT.test(path)),
    /** Goes to another page, as by its address. */
    open: (to: string) => act(async () => history.push(to)),
    /** The search params of the URL as it is now. */
    search: () => history.location.search,
    /** Lets this happen to the API's answers: see server/sandbox/faults/fault.ts. */
    fault: (fault: object) => faults({ method: 'POST', body: JSON.stringify(fault) }),
    api,
    /** Lets the watcher look, and the page read what it has seen. */
    pass: async () => {
      await watcher?.pass()
      await act(() => queryClient.invalidateQueries({ queryKey: ['history'] }))
    },
    /** Moves the sandbox's clock ahead, in milliseconds. */
    advance: (milliseconds: number) => control('clock', { advance: `PT${milliseconds / 1000}S` }),
    /** Goes to another page, as a link would. */
    go: (path: string) => history.push(path),
    clearFaults: () => faults({ method: 'DELETE' }),
    /** Another tab signs in; the page is told by nothing but the answers that come then. */
    signInElsewhere: async (token = 'sandbox-admin') => void (await signIn(token)),
    /** What the gateway's cookie holds is no longer a session. */
    endSession: () => {
      cookie = ''
    },
  }
}
