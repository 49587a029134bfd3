import { useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { serviceQuery, type Service } from '~/api/services'
import {
  CHECK_STATES,
  DRILL_CHECKS,
  type DrillCheckId,
  type DrillJournal,
} from '~/backup/drill-record'
import { storedValue } from '~/lib/stored-value'
import { useStored } from '~/ui/use-stored'

const entrySchema = z.object({
  state: z.catch(z.enum(CHECK_STATES), 'open'),
  note: z.catch(z.string(), ''),
})
const journalSchema = z.object({
  checks: z.catch(z.pipe(z.record(z.string(), entrySchema), z.transform(pickKnown)), {}),
  notes: z.catch(z.string(), ''),
})

/** Another version of the console may have had other checks. */
function pickKnown(checks: Record<string, z.output<typeof entrySchema>>): DrillJournal['checks'] {
  const known = DRILL_CHECKS.flatMap(({ id }) => (checks[id] ? [[id, checks[id]]] : []))
  return Object.fromEntries(known)
}

const EMPTY: DrillJournal = { checks: {}, notes: '' }

/** With the time of creation: a later fork of the same name begins with an empty one. */
function keyOf(project: string, { service_name: name, create_time: created }: Service): string {
  return `offsite-drill:${project}/${name}/${created}`
}

const storedJournal = (key: string) => storedValue(key, journalSchema, EMPTY)

/**
 * What was entered about a drill. It is kept in this browser, as each thing is entered.
 * @param fork the same one as long as the component is there
 */
export function useJournal(project: string, fork: Service) {
  const client = useQueryClient()
  const [stored] = useState(() => storedJournal(keyOf(project, fork)))
  const [journal, set] = useStored(stored)
  // Based on what is stored, not on what is shown: another tab may have entered something since.
  const change = (part: (before: DrillJournal) => Partial<DrillJournal>) => {
    // The page of a fork that was deleted may stay open a little: nothing is kept of it any more.
    if (!client.getQueryData(serviceQuery(project, fork.service_name).queryKey)) return
    set({ ...stored.get(), ...part(stored.get()) })
  }
  return {
    journal,
    /** False where the browser refused: the entries then last as long as the page. */
    kept: useSyncExternalStore(stored.subscribe, stored.isKept),
    setNotes: (notes: string) => change(() => ({ notes })),
    setCheck: (id: DrillCheckId, entry: Partial<Required<DrillJournal['checks']>[DrillCheckId]>) =>
      change(({ checks }) => ({
        checks: { ...checks, [id]: { state: 'open', note: '', ...checks[id], ...entry } },
      })),
  }
}

/** Forgets what was entered about a drill whose fork is gone. */
export function forgetJournal(project: string, fork: Service): void {
  const key = keyOf(project, fork)
  storedJournal(key).forget()
  // The browser tells other tabs only: a checklist that is still open in this one must hear it too.
  dispatchEvent(new StorageEvent('storage', { key }))
}
