import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isSessionChange } from '~/api/errors'
import type { Service } from '~/api/services'
import { readServiceAgain, useUpdateUserConfig } from '~/api/one-service'
import { noteInFleet } from '~/fleet/read/note'
import { findConflicts, type Conflict } from '~/user-config/conflicts'
import type { JsonObject } from '~/user-config/json'
import type { Option } from '~/user-config/options'
import { patchFor, type Edit } from '~/user-config/patch'
import { useAlone } from '~/hooks/forms/use-alone'
import { useTell, type LateNotice } from '~/hooks/notices'
import { useIsMounted } from '~/hooks/use-is-mounted'
import { sentence } from '~/lib/sentence'
import { describeOutcome, judgeFailedSave, judgeOutcome, type SaveOutcome } from './outcome'

/** By the key of their option: only those that change something. */
type Edits = ReadonlyMap<string, Edit>

interface SaveOptions {
  project: string
  service: Service
  options: readonly Option[]
  onSaved: (outcome: SaveOutcome) => void
}

/** Why nothing was saved. */
export type SaveProblem =
  /** The check before the write failed: nothing was sent. */
  | { kind: 'unread'; error: Error }
  /** Someone else changed what is edited: nothing was sent. `now` is what the service is set to. */
  | { kind: 'conflict'; conflicts: readonly Conflict[]; now: JsonObject }
  /**
   * The write was answered with an error, or not at all. `unchanged`: the service was looked at
   * afterwards, twice, and is as it was.
   */
  | { kind: 'refused'; error: Error; unchanged: boolean }

/**
 * Saves edits of a service's options, the one way for every dialog: reads the service again, asks
 * where someone else changed the same options, writes once, and reads again to see it.
 */
export function useSaveConfiguration({ project, service, options, onSaved }: SaveOptions) {
  const name = service.service_name
  const client = useQueryClient()
  const update = useUpdateUserConfig(project, name)
  const [phase, setPhase] = useState<'idle' | 'checking' | 'saving'>('idle')
  const [problem, setProblem] = useState<SaveProblem>()
  const alone = useAlone()
  const isMounted = useIsMounted()
  const tell = useTell()

  /** Whoever has left the dialog does something else: they get a notice, and stay where they are. */
  function finish(outcome: SaveOutcome) {
    if (isMounted()) return onSaved(outcome)
    tell({
      ...describeOutcome(outcome, `The configuration of ${name} was saved`),
      service: { project, name, tab: 'overview' },
    })
  }

  async function attempt(opened: JsonObject, edits: Edits): Promise<SaveProblem | undefined> {
    if (edits.size === 0) return undefined
    setPhase('checking')
    let current: Service
    try {
      current = await readServiceAgain(client, project, name)
    } catch (error) {
      return { kind: 'unread', error: asError(error) }
    }
    // Whoever has left while it was read was told that nothing is sent.
    if (!isMounted()) return undefined
    const now = current.user_config
    const conflicts = findConflicts(options, opened, edits, now)
    if (conflicts.length > 0) return { kind: 'conflict', conflicts, now }

    const patch = patchFor(options, now, edits)
    if (Object.keys(patch).length === 0) {
      finish({ ...judgeOutcome(options, opened, edits, current), unread: false, alreadySo: true })
      return undefined
    }
    setPhase('saving')
    let answered: Service
    try {
      answered = await update.mutateAsync(patch)
      await noteInFleet(client, project, answered)
    } catch (error) {
      // The gateway did not send it on.
      if (isSessionChange(error)) return { kind: 'refused', error: asError(error), unchanged: true }
      // A proxy may answer with an error after the change went through: look before reporting it.
      const observed = await lookTwice()
      const found = observed && judgeFailedSave(options, opened, edits, now, observed)
      if (found === undefined || found === 'unchanged') {
        return { kind: 'refused', error: asError(error), unchanged: found === 'unchanged' }
      }
      finish({ ...found, unread: false, alreadySo: false })
      return undefined
    }
    // Once only: a save that was accepted must not seem to hang.
    const again = await readServiceAgain(client, project, name, { retries: false }).catch(
      () => undefined,
    )
    const observed = again ? [answered, again] : [answered]
    finish({
      ...judgeOutcome(options, opened, edits, ...observed),
      unread: again === undefined,
      alreadySo: false,
    })
    return undefined
  }

  /** The service as two looks showed it; undefined where one of them failed. */
  async function lookTwice(): Promise<Service[] | undefined> {
    try {
      const look = async () => readServiceAgain(client, project, name, { retries: false })
      return [await look(), await look()]
    } catch {
      return undefined
    }
  }

  /**
   * @param opened the options that the edits were made against
   * @returns why nothing was saved; undefined when it was
   */
  const save = (opened: JsonObject, edits: Edits): Promise<SaveProblem | undefined> =>
    alone(async () => {
      setProblem(undefined)
      try {
        const found = await attempt(opened, edits)
        if (found?.kind === 'refused' && !isMounted()) tell(lateRefusal(name, found))
        setProblem(found)
        return found
      } finally {
        setPhase('idle')
      }
    })

  return { save, phase, problem, reset: () => setProblem(undefined) }
}

function lateRefusal(
  name: string,
  { error, unchanged }: Extract<SaveProblem, { kind: 'refused' }>,
): LateNotice {
  return unchanged
    ? {
        tone: 'danger',
        title: `The configuration of ${name} was not saved`,
        // Of its own refusal the gateway says so itself.
        text: isSessionChange(error)
          ? error.message
          : `${sentence(error.message)} Offsite checked: nothing was changed.`,
      }
    : {
        tone: 'warning',
        title: `Could not confirm whether the configuration of ${name} was saved`,
        text: error.message,
      }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
