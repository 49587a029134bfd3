import { expect, it, vi } from 'vitest'
import type { Kept, State } from './kept'
import { startProgram } from './program'

const ORIGIN = 'https://demo.example'
const SERVICE = '/v1/project/acme-production/service/billing-pg'

/** A place that keeps states as a database does: each as it was. */
function keeping(state?: State) {
  const kept = {
    lasts: true,
    state,
    write: vi.fn<Kept['write']>(async (next) => {
      kept.state = structuredClone(next)
    }),
  }
  return kept
}

async function open(kept: Kept) {
  const program = await startProgram(kept, ORIGIN)
  const ask = (path: string, method = 'GET', body?: object) =>
    program.ask(
      new Request(ORIGIN + path, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
  const json = async (path: string) => (await ask(path)).json() as Promise<Record<string, unknown>>
  const control = (path: string, body: object) =>
    program.askSandbox(
      new Request(`${ORIGIN}/sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) }),
    )
  return { program, ask, json, control }
}

it('begins with the demo organization and its administrator', async () => {
  const { json } = await open(keeping())
  expect(await json('/session')).toMatchObject({
    signed_in: true,
    in_browser: true,
    user: { email: 'ada@acme.example' },
  })
  expect((await json('/v1/project'))['projects']).toHaveLength(3)
})

it('goes on where a worker ended that the browser did not wait for', async () => {
  const kept = keeping()
  const first = await open(kept)
  await first.ask('/session', 'POST', { token: 'sandbox-operator' })
  await first.ask(SERVICE, 'PUT', { termination_protection: true })
  await first.control('clock', { advance: 'P1D' })
  await first.control('faults', { path: '/v1/clouds$', status: 503 })

  const { ask, json } = await open(keeping(structuredClone(kept.state)))
  expect(await json('/session')).toMatchObject({ user: { email: 'otto@acme.example' } })
  expect(await json(SERVICE)).toMatchObject({ service: { termination_protection: true } })
  expect((await ask('/v1/clouds')).status).toBe(503)
  const date = Date.parse((await ask(SERVICE)).headers.get('x-api-date') ?? '')
  expect(date - Date.now()).toBeGreaterThan(23 * 60 * 60 * 1000)
})

it('writes what changed before it answers, and nothing for a read', async () => {
  const kept = keeping()
  const { ask } = await open(kept)
  kept.write.mockClear()
  await ask(SERVICE)
  expect(kept.write).not.toHaveBeenCalled()
  await ask(SERVICE, 'PUT', { termination_protection: true })
  expect(kept.write).toHaveBeenCalledOnce()
})

it('starts over as at first, whoever is signed in', async () => {
  const kept = keeping()
  const { program, ask, json, control } = await open(kept)
  await ask(SERVICE, 'PUT', { termination_protection: true })
  await control('faults', { path: '.', status: 503 })
  await ask('/session', 'DELETE')
  await program.startOver()
  expect(await json('/session')).toMatchObject({ user: { email: 'ada@acme.example' } })
  expect(await json(SERVICE)).toMatchObject({ service: { termination_protection: false } })
  expect((await json('/session'))['signed_in']).toBe(true)
})

it('answers on where nothing can be kept, and says so', async () => {
  const { program, ask } = await open({
    ...keeping(),
    write: () => Promise.reject(new Error('QuotaExceededError')),
  })
  expect((await ask(SERVICE, 'PUT', { termination_protection: true })).status).toBe(200)
  expect(program.lasts()).toBe(false)
})
