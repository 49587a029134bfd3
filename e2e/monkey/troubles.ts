import type { Fault } from '../../server/sandbox/faults/fault'
import type { Dice } from './dice'

const PATHS = ['.', '/service$', '/service/[^/]+$', '/backups$', '/clouds$', '/project$', '/plans$']

const STATUSES = [400, 401, 403, 404, 408, 409, 413, 421, 425, 429, 500, 502, 503, 504]

const JUMPS = ['PT1M', 'PT45M', 'PT3H', 'P1D', 'P9D']

/** A fault of any kind. None is for ever: each spoils a few requests, or some of many. */
export function anyFault(dice: Dice): Fault {
  const where = { path: dice.pick(PATHS), ...(dice.chance(0.3) && { method: dice.pick(WRITES) }) }
  const often = dice.chance(0.5)
    ? { times: 1 + dice.below(5) }
    : { times: 20, probability: 0.3, seed: dice.below(1000) }
  return { ...where, ...often, ...kindOfFault(dice) }
}

const WRITES = ['PUT', 'POST', 'PATCH', 'DELETE']

function kindOfFault(dice: Dice): Partial<Fault> {
  const after = dice.chance(0.5)
  switch (dice.below(6)) {
    case 0:
      return { status: dice.pick(STATUSES), after, ...(dice.chance(0.3) && { retry_after: 1 }) }
    case 1:
      return { drop: dice.pick([true, 'before'] as const), after }
    case 2:
      return { malformed: true, after }
    case 3:
      return { truncated: true }
    case 4:
      return { latency_ms: 200 + dice.below(3000) }
    default:
      return { bytes_per_second: 500 + dice.below(20_000) }
  }
}

/** How far the sandbox's clock jumps ahead, as an ISO 8601 duration. */
export const anyJump = (dice: Dice): string => dice.pick(JUMPS)
