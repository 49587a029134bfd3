import { afterEach, expect, it, vi } from 'vitest'
import type { RawAnswer } from '~/api/client'
import { exampleService } from '~/test/services'
import type { FleetService } from '../fleet-service'
import type { FleetPart, FleetReply, FleetTask } from './in-worker'

type Listener = (event: { data: unknown }) => void

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** The real worker behind a worker's way of talking: what goes over is a copy. */
async function openParser({ broken = false } = {}) {
  const tasks: FleetTask[] = []
  const replies: (FleetReply | FleetPart)[] = []
  const page = new Map<string, Listener>()
  let inWorker: Listener = () => {}
  vi.stubGlobal('addEventListener', (_: string, listener: Listener) => (inWorker = listener))
  vi.stubGlobal('postMessage', (reply: FleetReply | FleetPart) => {
    replies.push(reply)
    page.get('message')?.({ data: structuredClone(reply) })
  })
  await import('./worker')
  vi.stubGlobal(
    'Worker',
    class {
      addEventListener(type: string, listener: Listener) {
        page.set(type, listener)
      }
      postMessage(task: FleetTask) {
        tasks.push(task)
        const data = structuredClone(task)
        queueMicrotask(() => (broken ? page.get('error')?.({ data }) : inWorker({ data })))
      }
    },
  )
  const parser = await import('./parser')
  const parseFleet = async (
    project: string,
    raw: RawAnswer<ArrayBuffer | Blob>,
    before?: readonly FleetService[],
    isOnly = true,
  ) => parser.parseFleet(project, raw, { before, isOnly })
  return { parseFleet, tasks, replies }
}

function answer(count: number, changed?: number): RawAnswer<Blob> {
  const services = Array.from({ length: count }, (_, index) =>
    exampleService({
      service_name: `service-${index}`,
      plan: index === changed ? 'premium-8' : 'business-4',
    }),
  )
  return answerWith({ services })
}

function answerWith(json: unknown): RawAnswer<Blob> {
  return {
    bytes: new Blob([JSON.stringify(json)]),
    context: { method: 'GET', path: '/list', status: 200, requestId: undefined },
  }
}

it('a small list is read by the page itself, unless it is one of many', async () => {
  const { parseFleet, tasks } = await openParser()
  const read = async () => ({ ...answer(20), bytes: await answer(20).bytes.arrayBuffer() })
  const first = await parseFleet('acme', await read())
  expect(first.services).toHaveLength(20)
  const again = await parseFleet('acme', await read(), first.services)
  expect(again.services).toBe(first.services)
  expect(tasks).toHaveLength(0)

  const among = await parseFleet('acme', await read(), again.services, false)
  expect(among.services).toEqual(first.services)
  expect(tasks).toHaveLength(1)
})

it('of a large list the worker tells what has changed since', async () => {
  const { parseFleet, replies } = await openParser()
  const first = await parseFleet('acme', answer(500))
  const again = await parseFleet('acme', answer(500), first.services)
  expect(again.services).toBe(first.services)

  const changed = await parseFleet('acme', answer(500, 7), again.services)
  expect(changed.services[7]?.plan).toBe('premium-8')
  expect(changed.services.filter((one) => !first.services.includes(one))).toHaveLength(1)
  const told = replies.map((reply) =>
    'services' in reply ? reply.services.filter((one) => typeof one !== 'number').length : 0,
  )
  expect(told).toEqual([500, 0, 1])
})

it('a list of thousands comes over in parts, and is the same list', async () => {
  const { parseFleet, replies } = await openParser()
  const { services } = await parseFleet('acme', answer(2500))
  expect(new Set(services.map(({ service }) => service))).toHaveProperty('size', 2500)
  expect(replies).toHaveLength(3)
  const again = await parseFleet('acme', answer(2500), services)
  expect(again.services).toBe(services)
})

it('a list that is not the one the worker told last is told whole', async () => {
  const { parseFleet } = await openParser()
  const { services } = await parseFleet('acme', answer(500))
  // Its page has gone on to another list, and knows nothing of this one.
  await parseFleet('acme', answer(500, 7), services)
  const after = await parseFleet('acme', answer(500, 8), services)
  expect(after.services.map(({ plan }) => plan).indexOf('premium-8')).toBe(8)
  const noted = services.map((one, place) => (place === 3 ? { ...one, plan: 'noted' } : one))
  const last = await parseFleet('acme', answer(500), noted)
  expect(last.services.every(({ plan }) => plan === 'business-4')).toBe(true)
})

it('where the worker cannot be had, the page reads the list', async () => {
  const { parseFleet, tasks } = await openParser({ broken: true })
  expect((await parseFleet('acme', answer(500))).services).toHaveLength(500)
  expect((await parseFleet('acme', answer(500))).services).toHaveLength(500)
  expect(tasks).toHaveLength(1)
})

it('a large answer of another shape is an error that says so', async () => {
  const { parseFleet } = await openParser()
  const problem = parseFleet('acme', answerWith({ services: 'x'.repeat(100_000) }))
  await expect(problem).rejects.toMatchObject({ kind: 'shape', path: '/list' })
})
