import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiPath, call } from './client'

/*
 * The sandbox's own controls. Not part of the Aiven API: the gateway passes them on to a sandbox, and
 * has no such paths in front of anything else.
 */

/** A fault in force; `docs/sandbox.md` says what each field does. */
const faultSchema = z.object({
  id: z.number(),
  method: z.optional(z.string()),
  path: z.string(),
  times: z.optional(z.number()),
  probability: z.optional(z.number()),
  latency_ms: z.optional(z.number()),
  after: z.optional(z.boolean()),
  status: z.optional(z.number()),
  retry_after: z.optional(z.number()),
  drop: z.optional(z.union([z.boolean(), z.string()])),
  malformed: z.optional(z.boolean()),
  truncated: z.optional(z.boolean()),
  bytes_per_second: z.optional(z.number()),
})

export type ActiveFault = z.output<typeof faultSchema>

/** What goes wrong with the requests that it matches. */
export type Fault = Omit<ActiveFault, 'id'>

const faultsSchema = z.object({ faults: z.array(faultSchema) })

const clockSchema = z.object({ offset_seconds: z.number() })

/** Milliseconds until the faults are read again: one may be used up by what a page asks. */
const FAULTY = 5_000
const SOUND = 60_000

/** The faults in force, oldest first. */
export const faultsQuery = queryOptions({
  queryKey: ['sandbox', 'faults'],
  queryFn: async ({ signal }) =>
    (await call({ path: '/sandbox/faults', answer: faultsSchema, signal })).faults,
  refetchInterval: ({ state }) => (state.data?.length ? FAULTY : SOUND),
})

/** How many seconds the sandbox's clock is ahead of real time. */
export const clockQuery = queryOptions({
  queryKey: ['sandbox', 'clock'],
  queryFn: async ({ signal }) =>
    (await call({ path: '/sandbox/clock', answer: clockSchema, signal })).offset_seconds,
})

/**
 * Moves the sandbox's clock ahead.
 * @param duration ISO 8601, in days or hours, at most 99 of them: `PT6H`
 */
export async function advanceClock(duration: string): Promise<void> {
  const body = { advance: duration }
  await call({ method: 'POST', path: '/sandbox/clock', body, answer: clockSchema })
}

/** Lets requests fail from now on. */
export async function addFault(fault: Fault): Promise<void> {
  await call({ method: 'POST', path: '/sandbox/faults', body: fault, answer: faultsSchema })
}

/** Ends a fault. */
export async function removeFault(id: number): Promise<void> {
  const path = apiPath`/sandbox/faults/${String(id)}`
  await call({ method: 'DELETE', path, answer: faultsSchema })
}

/** Takes the sandbox back to what it started with, in real time and without faults. */
export async function startOver(): Promise<void> {
  await call({ method: 'POST', path: '/sandbox/reset', body: {}, answer: clockSchema })
}

/** Does something with the sandbox's controls, then reads again what is shown. */
export function useControl() {
  const client = useQueryClient()
  const isRead = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'session'
  return useMutation({
    mutationFn: ({ act }: Control) => act(),
    // With a fault this may take long, or fail.
    onSuccess: () => {
      client.removeQueries({ type: 'inactive', predicate: isRead })
      void client.invalidateQueries({ predicate: isRead })
    },
  })
}

/** Something that is done with the controls, and what to say when it is done. */
export interface Control {
  act: () => Promise<void>
  done: string
}
