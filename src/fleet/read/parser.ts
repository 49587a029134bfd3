import type { RawAnswer } from '~/api/client'
import { ApiError } from '~/api/errors'
import type { FleetService } from '../fleet-service'
import { readFleet, type FleetList } from './answer'
import { applyDifference, differenceFrom } from './difference'
import type { FleetTask } from './in-worker'

/** The task of the worker that brought a list. */
const broughtBy = new WeakMap<readonly FleetService[], number>()

const NONE: readonly FleetService[] = []

/**
 * Reads the list of a project's services. A large one, which is a blob, is read off the page's own thread:
 * those of a large organization are tens of megabytes. Without a worker, as in tests, it is read here.
 * @param project the project's name
 * @param raw the answer to ServiceList
 * @param how.before the list as the page has it: what has not changed stays the same object, and the
 *   list the same array where nothing has
 * @param how.isOnly no other list is read at this time: a short one is read sooner than a worker starts,
 *   two hundred are not
 * @throws ApiError for an answer of another shape
 */
export async function parseFleet(
  project: string,
  { bytes, context }: RawAnswer<ArrayBuffer | Blob>,
  { before = NONE, isOnly }: { before?: readonly FleetService[] | undefined; isOnly: boolean },
): Promise<FleetList> {
  const reply =
    !(isOnly && bytes instanceof ArrayBuffer) &&
    (await ask({ project, raw: { bytes, context }, base: broughtBy.get(before) }))
  if (!reply) {
    const whole = bytes instanceof ArrayBuffer ? bytes : await bytes.arrayBuffer()
    const { services, odd } = await readFleet(project, { bytes: whole, context })
    return { services: applyDifference(before, differenceFrom(before, services)), odd }
  }
  if ('problem' in reply) throw new ApiError(reply.problem)
  const services = applyDifference(before, reply.services)
  broughtBy.set(services, reply.id)
  return { services, odd: reply.odd }
}

/** Starts the worker while a long list is still on its way. */
export function expectLongList(): void {
  void loadWorker().then((loaded) => loaded?.prepareWorker())
}

async function ask(task: Omit<FleetTask, 'id'>) {
  return (await loadWorker())?.askWorker(task)
}

/** What talks to the worker is code that few projects need; where it cannot be had, there is no worker. */
async function loadWorker() {
  return import('./in-worker').catch(() => undefined)
}
