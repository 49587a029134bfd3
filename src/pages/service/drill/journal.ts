import { useState } from 'react'
import * as z from 'zod/mini'
import type { Service } from '~/api/services'
import {
  CHECK_STATES,
  DRILL_CHECKS,
  type DrillCheckId,
  type DrillJournal,
} from '~/backup/drill-record'

const entrySchema = z.object({
  state: z.catch(z.enum(CHECK_STATES), 'open'),
  note: z.catch(z.string(), ''),
})
const journalSchema = z.object({
  checks: z.catch(z.record(z.string(), entrySchema), {}),
  notes: z.catch(z.string(), ''),
})

const EMPTY: DrillJournal = { checks: {}, notes: '' }

/** With the time of creation: a later fork of the same name begins with an empty one. */
function keyOf(project: string, { service_name: name, create_time: created }: Service): string {
  return `offsite-drill:${project}/${name}/${created}`
}

/** What was entered about a drill. It is kept in this browser, as each thing is entered. */
export function useJournal(project: string, fork: Service) {
  const key = keyOf(project, fork)
  const [journal, setJournal] = useState(() => read(key))
  const [kept, setKept] = useState(true)

  function change(next: DrillJournal) {
    setJournal(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
      setKept(true)
    } catch {
      // Storage may be forbidden or full.
      setKept(false)
    }
  }

  return {
    journal,
    /** False where the browser refused: the entries then last as long as the page. */
    kept,
    setNotes: (notes: string) => change({ ...journal, notes }),
    setCheck: (id: DrillCheckId, entry: Partial<Required<DrillJournal['checks']>[DrillCheckId]>) =>
      change({
        ...journal,
        checks: {
          ...journal.checks,
          [id]: { state: 'open', note: '', ...journal.checks[id], ...entry },
        },
      }),
  }
}

function read(key: string): DrillJournal {
  try {
    const stored = journalSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    if (!stored.success) return EMPTY
    const { checks, notes } = stored.data
    const known = DRILL_CHECKS.flatMap(({ id }) => (checks[id] ? [[id, checks[id]]] : []))
    return { checks: Object.fromEntries(known), notes }
  } catch {
    return EMPTY
  }
}

/** Forgets what was entered about a drill whose fork is gone. */
export function forgetJournal(project: string, fork: Service): void {
  try {
    localStorage.removeItem(keyOf(project, fork))
  } catch {
    // Nothing could be kept there either.
  }
}
