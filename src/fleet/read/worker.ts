import { ApiError } from '~/api/errors'
import type { FleetService } from '../fleet-service'
import { readFleet } from './answer'
import { differenceFrom } from './difference'
import type { FleetPart, FleetReply, FleetTask } from './in-worker'

/** How many services go over at a time: as many as the page can unpack within a few milliseconds. */
const PART = 1000

/** The list that was handed over last, by project, and the number of the task that asked for it. */
const handedOver = new Map<string, { id: number; services: readonly FleetService[] }>()

/** Runs in a Web Worker: reads the lists of services, so that the page stays free meanwhile. */
addEventListener('message', ({ data }: MessageEvent<FleetTask>) => {
  void reply(data).then(handOver)
})

function handOver(answer: FleetReply): void {
  if ('problem' in answer) return postMessage(answer)
  const { id, services } = answer
  let from = 0
  for (; from + PART < services.length; from += PART) {
    postMessage({ id, part: services.slice(from, from + PART) } satisfies FleetPart)
  }
  postMessage({ ...answer, services: services.slice(from) })
}

async function reply({
  id,
  project,
  raw: { bytes, context },
  base,
}: FleetTask): Promise<FleetReply> {
  try {
    const whole = bytes instanceof ArrayBuffer ? bytes : await bytes.arrayBuffer()
    const { services, odd } = await readFleet(project, { bytes: whole, context })
    const before = handedOver.get(project)
    handedOver.set(project, { id, services })
    const isKnown = before !== undefined && before.id === base
    return { id, services: isKnown ? differenceFrom(before.services, services) : services, odd }
  } catch (error) {
    // Error classes are lost when posted to another thread.
    const message = error instanceof ApiError ? error.message : String(error)
    return { id, problem: { ...context, kind: 'shape', message } }
  }
}
