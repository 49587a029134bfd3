import { useQueries, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createForkOnce, CreationInDoubt, type NewService } from '~/api/create-service'
import { ApiError, hasStatus, isOutdated, isSessionChange, isSignedOut } from '~/api/errors'
import { noteInFleet } from '~/fleet/read/note'
import { fleetQuery } from '~/fleet/read/query'
import { isInTransition, pollInterval } from '~/api/services'
import { markSessionExpired, sessionQuery } from '~/api/session'
import type { ForkStep } from '~/fleet/runbook'
import { useBatchState } from '~/hooks/use-batch-state'
import { createBatch, type Batch, type Entry } from '~/lib/batch'

/** The most forks asked for at a time. */
const AT_ONCE = 4

interface Wanted {
  project: string
  service: NewService | CreationInDoubt
}

/** Whether this browser made the fork or met it. */
type Outcome = 'created' | 'found'

/**
 * Why a fork was not created: Aiven said no, no clear answer came and checks showed that it is not there,
 * or the session had ended.
 */
export type FailureReason = 'refused' | 'unanswered' | 'signed-out'

/** How it stands with a fork. */
export type StepState =
  | { kind: 'not-started' }
  | { kind: 'waiting' }
  | { kind: 'sending' }
  | { kind: 'failed'; why: FailureReason; error: Error }
  | { kind: 'in-doubt'; doubt: CreationInDoubt }
  /** It is there, in this state, by Aiven's word; `made`: by this browser, just now. */
  | { kind: 'there'; state: string; since: string; made: boolean }
  /** It is there since before this outage: a new one could hold newer data, and its name is taken. */
  | { kind: 'older'; state: string; since: string }
  /** It was created or met, and the page does not show it yet. */
  | { kind: 'created'; made: boolean }

/** Forks are made while other pages are looked at, and by one batch however often this page opens. */
const batches = new WeakMap<QueryClient, Batch<Wanted, Outcome>>()

/** The batch of the user who is signed in. */
function useBatch(): Batch<Wanted, Outcome> {
  const client = useQueryClient()
  // Another user has another batch.
  useQuery(sessionQuery)
  return batches.get(client) ?? beginBatch(client)
}

function beginBatch(client: QueryClient): Batch<Wanted, Outcome> {
  const batch = createBatch<Wanted, Outcome>({
    atOnce: AT_ONCE,
    send: async ({ project, service: wanted }) => {
      const { service, found } = await createForkOnce(project, wanted)
      await noteInFleet(client, project, service)
      return found ? 'found' : 'created'
    },
    // What keeps one from being sent keeps the others too: they wait until a person says go.
    stopsAll: (error) => {
      if (isSignedOut(error)) void markSessionExpired(client)
      return (
        isSignedOut(error) ||
        isSessionChange(error) ||
        hasStatus(error, 429) ||
        error instanceof CreationInDoubt
      )
    },
    isUnsent: isOutdated,
  })
  batches.set(client, batch)
  endWithUser(client, batch)
  return batch
}

/** It lasts while a session expires and its user signs in again; nobody else sees it or sends the rest. */
function endWithUser(client: QueryClient, batch: Batch<Wanted, Outcome>) {
  const findUser = () => client.getQueryData(sessionQuery.queryKey)?.user?.email
  const user = findUser()
  const stop = client.getQueryCache().subscribe(() => {
    if (findUser() === user) return
    stop()
    batch.cancel()
    batches.delete(client)
  })
}

export interface Recovery {
  findState: (step: ForkStep) => StepState
  /** Something was not sent yet. */
  waiting: number
  sending: number
  paused: boolean
  /** Asks for these forks; a doubt is only looked at again. */
  start: (steps: readonly ForkStep[]) => void
  pause: () => void
  resume: () => void
  cancel: () => void
}

/**
 * Makes forks and follows them. What is there is read from Aiven, so that every browser sees the same;
 * only what was not sent, and what was refused, is known here alone.
 */
export function useRecovery(steps: readonly ForkStep[]): Recovery {
  const client = useQueryClient()
  const batch = useBatch()
  const { entries, paused } = useBatchState<Outcome>(batch)
  const findState = (step: ForkStep) => {
    const state = stepState(step, entries.get(makeKey(step)))
    // A list that lacks what it was given is a later one: the fork is deleted.
    return state.kind === 'created' && !isListed(client, step) ? NOT_STARTED : state
  }
  const all = [...entries.values()]
  const waiting = all.filter(({ state }) => state === 'waiting').length

  usePolls(
    steps.filter((step) => {
      const state = findState(step)
      return state.kind === 'created' || (state.kind === 'there' && isInTransition(state))
    }),
  )
  useQuestionBeforeLeaving(waiting > 0)

  return {
    findState,
    waiting,
    sending: all.filter(({ state }) => state === 'sending').length,
    paused,
    start: (chosen) => {
      batch.resume()
      batch.add(
        chosen.map((step) => {
          const state = findState(step)
          const service = state.kind === 'in-doubt' ? state.doubt : step.request
          return [makeKey(step), { project: step.project, service }]
        }),
      )
    },
    pause: batch.pause,
    resume: batch.resume,
    cancel: batch.cancel,
  }
}

const NOT_STARTED: StepState = { kind: 'not-started' }

/** By the list as it was last read, which the page follows a moment later. */
function isListed(client: QueryClient, { project, name }: ForkStep): boolean {
  const list = client.getQueryData(fleetQuery(project).queryKey)
  return list?.some(({ service }) => service === name) ?? true
}

function makeKey({ project, name }: ForkStep): string {
  return `${project}/${name}`
}

function stepState({ existing, older }: ForkStep, entry: Entry<Outcome> | undefined): StepState {
  if (entry?.state === 'waiting' || entry?.state === 'sending') return { kind: entry.state }
  if (existing) {
    const made = entry?.state === 'done' && entry.outcome === 'created'
    const found = { state: existing.state, since: existing.created }
    // A rehearsal may go on for longer than that: what it made itself stays part of it.
    return older && !made ? { kind: 'older', ...found } : { kind: 'there', ...found, made }
  }
  if (entry?.state === 'done') return { kind: 'created', made: entry.outcome === 'created' }
  if (entry?.state !== 'failed') return NOT_STARTED
  const { error } = entry
  return error instanceof CreationInDoubt
    ? { kind: 'in-doubt', doubt: error }
    : { kind: 'failed', why: findReason(error), error }
}

function findReason(error: Error): FailureReason {
  if (isSignedOut(error)) return 'signed-out'
  const answered = error instanceof ApiError && error.status !== undefined && error.status < 500
  return answered && error.kind === 'status' ? 'refused' : 'unanswered'
}

/** While forks rebuild, their projects' lists are read again, not the forks one by one. */
function usePolls(rebuilding: readonly ForkStep[]) {
  const projects = [...new Set(rebuilding.map(({ project }) => project))]
  useQueries({
    queries: projects.map((project) => ({
      ...fleetQuery(project),
      refetchInterval: pollInterval(true),
    })),
  })
}

/** The browser asks before a tab is closed that has not sent everything. */
function useQuestionBeforeLeaving(ask: boolean) {
  useEffect(() => {
    if (!ask) return undefined
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', onLeave)
    return () => removeEventListener('beforeunload', onLeave)
  }, [ask])
}
