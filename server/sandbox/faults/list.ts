import { ApiError } from '../errors'
import { random } from '../random'
import { faultFrom, type Fault } from './fault'

/** A fault as it is listed. */
export interface ListedFault extends Fault {
  id: number
  /** How many requests it will still spoil, where that is limited. */
  remaining?: number
}

/** The faults that are in force. */
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
  /** How many requests it matched, spoiled or not. */
  matches: number
}

/** Where a list of faults is kept as a text, to be read when the next one is made. */
export interface KeptFaults {
  read(): string | undefined
  write(text: string): void
}

const NOT_KEPT: KeptFaults = { read: () => undefined, write: () => {} }

/** @param kept where the faults are kept; in memory only when left out */
export function createFaults(kept = NOT_KEPT): Faults {
  // Cast: the text that `keep` wrote.
  let entries = JSON.parse(kept.read() ?? '[]') as Entry[]
  let lastId = Math.max(0, ...entries.map(({ fault }) => fault.id))
  const keep = () => kept.write(JSON.stringify(entries))

  /** Whether chance lets a matching request be spoiled: by seed and number, never by the time. */
  const strikes = (entry: Entry) => {
    const { probability = 1, seed = 0 } = entry.fault
    entry.matches += 1
    return random('fault', seed, entry.matches) < probability
  }
  return {
    list: () => entries.map(({ fault }) => fault),
    clear: () => {
      entries = []
      keep()
    },
    add: (value) => {
      const given = faultFrom(value)
      lastId += 1
      const fault: ListedFault = {
        id: lastId,
        ...given,
        ...(given.times !== undefined && { remaining: given.times }),
      }
      entries.push({ fault, matches: 0 })
      keep()
      return fault
    },
    remove: (id) => {
      const others = entries.filter(({ fault }) => String(fault.id) !== id)
      if (others.length === entries.length) throw new ApiError(404, `Fault ${id} does not exist`)
      entries = others
      keep()
    },
    take: (method, path) => {
      const entry = entries.find(
        (candidate) =>
          (candidate.fault.method?.toUpperCase() ?? method) === method &&
          RegExp(candidate.fault.path).test(path) &&
          strikes(candidate),
      )
      if (entry?.fault.remaining !== undefined) {
        entry.fault.remaining -= 1
        if (entry.fault.remaining === 0) entries = entries.filter((other) => other !== entry)
      }
      if (entry?.fault.remaining !== undefined || entry?.fault.probability !== undefined) keep()
      return entry?.fault
    },
  }
}
