import * as z from 'zod/mini'
import {
  historyFields,
  type HistoryChange,
  type HistoryRegionChange,
  type HistoryService,
} from './history-shape'

/** How many numbers of a row stand before its changes, and how many each change has. */
const HEAD = 8
const STEP = 4

/**
 * Services and changes of a history, such as those of a project, as they are sent: a year of 10,000 services is an eighth of
 * what it would be as objects. Texts are sent once.
 */
const packSchema = z.object({
  /** The first is empty: 0 in place of a text is none. */
  texts: z.array(z.string()),
  /**
   * One service each. Its project, name and type; its state as the last look left it, since when and
   * why, 0 where it is gone; its state before the first change and since when, 0 where there was none.
   * Then of each change, oldest first: when it was seen, the state, since when (0: as seen), and why.
   */
  rows: z.array(z.array(z.number())),
})

export type Pack = z.output<typeof packSchema>

interface Packable {
  services: readonly HistoryService[]
  changes: readonly HistoryChange[]
}

/**
 * Packs what a watcher tells. Of the state before a change only the first of a service is kept: the
 * state before another is the one that the change before has led to.
 * @returns one of the packs that `historySchema` reads
 */
export function packHistory({ services, changes }: Packable): Pack {
  const texts = ['']
  const numbers = new Map([['', 0]])
  const findNumber = (text = '') => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, texts.length)
    return texts.push(text) - 1
  }

  const rows: number[][] = []
  const byProject = new Map<string, Map<string, number[]>>()
  const findRow = ({ project, service, type }: HistoryService | HistoryChange) => {
    const ofProject = byProject.get(project) ?? new Map<string, number[]>()
    byProject.set(project, ofProject)
    let row = ofProject.get(service)
    if (!row) {
      row = [findNumber(project), findNumber(service), 0, 0, 0, 0, 0, 0]
      ofProject.set(service, row)
      rows.push(row)
    }
    // A name may be used again, for another type: the newest counts.
    row[2] = findNumber(type)
    return row
  }

  for (const one of services) {
    const row = findRow(one)
    row[3] = findNumber(one.state)
    row[4] = one.since
    row[5] = findNumber(one.reason)
  }
  for (const change of changes) {
    const { at, from, from_since: fromSince = 0, to, since = at, reason } = change
    const row = findRow(change)
    if (row.length === HEAD) {
      row[6] = findNumber(from)
      row[7] = fromSince
    }
    row.push(at, findNumber(to), since === at ? 0 : since, findNumber(reason))
  }
  return { texts, rows }
}

interface Sent {
  packs: Pack[]
  region_changes?: HistoryRegionChange[] | undefined
}

/** What was packed, as it was before. */
function unpackHistory<T extends Sent>(answer: T) {
  const { packs, region_changes: regionChanges = [], ...head } = answer
  const services: HistoryService[] = []
  const changes: HistoryChange[] = []
  for (const pack of packs) unpack(pack, services, changes)
  return { ...head, region_changes: regionChanges, services, changes }
}

function unpack({ texts, rows }: Pack, services: HistoryService[], changes: HistoryChange[]) {
  const textAt = (number = 0) => texts[number] ?? ''
  for (const row of rows) {
    const [project, service, type, state = 0, since = 0, reason, from = 0, fromSince = 0] = row
    const where = { project: textAt(project), service: textAt(service), type: textAt(type) }
    if (state !== 0) {
      services.push({ ...where, state: textAt(state), since, reason: textAt(reason) })
    }
    for (let index = HEAD; index < row.length; index += STEP) {
      const [at = 0, to = 0, begin = 0, cause = 0] = row.slice(index, index + STEP)
      changes.push({
        ...where,
        at,
        ...(index === HEAD && from !== 0 && { from: textAt(from) }),
        ...(index === HEAD && fromSince !== 0 && { from_since: fromSince }),
        ...(to !== 0 && { to: textAt(to) }),
        ...(begin !== 0 && { since: begin }),
        ...(cause !== 0 && { reason: textAt(cause) }),
      })
    }
  }
}

/** What a watcher tells, packed by `packHistory`; the output is unpacked. */
export const historySchema = z.pipe(
  z.object({ ...historyFields, packs: z.array(packSchema) }),
  z.transform(unpackHistory),
)
