import { ApiError } from '../errors'
import { random } from '../random'
import { faultFrom, type Fault } from './fault'

/** A fault as it is listed. */
export interface ListedFault extends Fault {
  id: number
  /** How many requests it will still spoil, where that is limited. */
  remaining?: number
}

/** The faults that are in force; kept in memory only. */
export interface Faults {
  list(): ListedFault[]
  /** @throws ApiError 400 when it is not a fault */
  add(fault: unknown): ListedFault
  /** @throws ApiError 404 when there is none with that id */
  remove(id: string): void
  clear(): void
  /** The fault that a request meets, used up by one. */
  take(method: string, path: string): Fault | undefined
}

interface Entry {
  fault: ListedFault
  path: RegExp
  /** How many requests it matched, spoiled or not. */
  seen: number
}

/** A list of faults, empty at first. */
export function createFaults(): Faults {
  let entries: Entry[] = []
  let lastId = 0

  /** Whether chance lets a matching request be spoiled: by seed and number, never by the time. */
  const strikes = (entry: Entry) => {
    const { probability = 1, seed = 0 } = entry.fault
    entry.seen += 1
    return random('fault', seed, entry.seen) < probability
  }
  return {
    list: () => entries.map(({ fault }) => fault),
    clear: () => {
      entries = []
    },
    add: (value) => {
      const given = faultFrom(value)
      lastId += 1
      const fault: ListedFault = {
        id: lastId,
        ...given,
        ...(given.times !== undefined && { remaining: given.times }),
      }
      entries.push({ fault, path: RegExp(fault.path), seen: 0 })
      return fault
    },
    remove: (id) => {
      const others = entries.filter(({ fault }) => String(fault.id) !== id)
      if (others.length === entries.length) throw new ApiError(404, `Fault ${id} does not exist`)
      entries = others
    },
    take: (method, path) => {
      const entry = entries.find(
        (candidate) =>
          (candidate.fault.method?.toUpperCase() ?? method) === method &&
          candidate.path.test(path) &&
          strikes(candidate),
      )
      if (entry?.fault.remaining !== undefined) {
        entry.fault.remaining -= 1
        if (entry.fault.remaining === 0) entries = entries.filter((other) => other !== entry)
      }
      return entry?.fault
    },
  }
}
