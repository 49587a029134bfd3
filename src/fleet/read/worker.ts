import { ApiError } from '~/api/errors'
import { readFleet } from './answer'
import type { FleetReply, FleetTask } from './parser'

/** Runs in a Web Worker: reads the lists of services, so that the page stays free meanwhile. */
addEventListener('message', ({ data }: MessageEvent<FleetTask>) => {
  postMessage(reply(data))
})

function reply({ id, project, raw }: FleetTask): FleetReply {
  try {
    return { id, list: readFleet(project, raw) }
  } catch (error) {
    // An error of a class of ours does not survive the way between two threads.
    const message = error instanceof ApiError ? error.message : String(error)
    return { id, problem: { ...raw.context, kind: 'shape', message } }
  }
}
