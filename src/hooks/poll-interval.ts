import { serverNow } from '~/api/server-clock'
import { isInTransition, pollInterval } from '~/api/services'
import { judgeProtection, type JudgedService } from '~/backup/protection'

/**
 * How long to wait before these services are read again, in milliseconds. A first copy that is
 * awaited is a transition too: the page shows when it arrives.
 */
export function choosePollInterval(services: readonly Polled[]): number {
  let changing = known.get(services)
  if (changing === undefined) known.set(services, (changing = services.some(isChanging)))
  return pollInterval(changing)
}

type Polled = JudgedService & { state: string }

/** It is asked for often, a list may be long, and none of it depends on the time. */
const known = new WeakMap<readonly Polled[], boolean>()

function isChanging(service: Polled): boolean {
  // What costs little comes first.
  return (
    isInTransition(service) ||
    (service.locations.secondary !== undefined &&
      judgeProtection(service, serverNow()).state === 'waiting')
  )
}
