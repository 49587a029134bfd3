import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readServiceAgain } from '~/api/one-service'
import type { Service } from '~/api/services'
import { hasTags, TagsInDoubt, useChangeTags } from '~/api/tags'
import { readTag, writeTag } from '~/backup/tag-keys'
import { useAlone } from '~/hooks/forms/use-alone'
import { useTell, type LateNotice } from '~/hooks/notices'
import { useIsMounted } from '~/hooks/use-is-mounted'
import { tagsNotice } from '~/words/tags'

/** Why an RPO was not saved. */
export type ObjectiveProblem =
  /** The check before the write failed: nothing was sent. */
  | { kind: 'unread'; error: Error }
  /** Someone else changed or removed it: nothing was sent. `now` is what the tag says. */
  | { kind: 'changed'; now: string | undefined }
  /** The write was no success, or nobody knows. */
  | { kind: 'failed'; error: Error }

interface SaveOptions {
  project: string
  service: Service
  onSaved: () => void
}

/**
 * Saves the RPO of a service: reads the service again, and writes only over the RPO that the person
 * knows of.
 */
export function useSaveObjective({ project, service, onSaved }: SaveOptions) {
  const name = service.service_name
  const client = useQueryClient()
  const change = useChangeTags(project, name)
  const [known, setKnown] = useState(readTag(service.tags, 'rpo'))
  const [phase, setPhase] = useState<'idle' | 'checking' | 'saving'>('idle')
  const [problem, setProblem] = useState<ObjectiveProblem>()
  const alone = useAlone()
  const isMounted = useIsMounted()
  const tell = useTell()

  async function attempt(value: string | null): Promise<ObjectiveProblem | undefined> {
    setPhase('checking')
    let fresh: Service
    try {
      fresh = await readServiceAgain(client, project, name)
    } catch (error) {
      return { kind: 'unread', error: asError(error) }
    }
    // Whoever has left while it was read was told that nothing is sent.
    if (!isMounted()) return undefined
    const tags = writeTag('rpo', value, fresh.tags)
    if (!hasTags(fresh.tags, tags)) {
      const now = readTag(fresh.tags, 'rpo')
      if (now !== known) {
        setKnown(now)
        return { kind: 'changed', now }
      }
      setPhase('saving')
      try {
        await change.mutateAsync(tags)
      } catch (error) {
        return { kind: 'failed', error: asError(error) }
      }
    }
    if (isMounted()) onSaved()
    else tell({ tone: 'success', title: `The RPO of ${name} was saved` })
    return undefined
  }

  /** @param value what the tag is to say; null removes it */
  const save = (value: string | null) =>
    alone(async () => {
      setProblem(undefined)
      try {
        const found = await attempt(value)
        if (found?.kind === 'failed' && !isMounted()) tell(lateFailure(name, found.error))
        setProblem(found)
      } finally {
        setPhase('idle')
      }
    })

  return { save, phase, problem }
}

function lateFailure(name: string, error: Error): LateNotice {
  const text = tagsNotice(error)
  return error instanceof TagsInDoubt
    ? { tone: 'warning', title: `Could not confirm whether the RPO of ${name} was saved`, text }
    : { tone: 'danger', title: `The RPO of ${name} was not saved`, text }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
