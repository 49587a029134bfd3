import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiPath, call } from './client'
import { ApiError, hasStatus, InDoubt, isSessionChange } from './errors'
import { lookForService } from './look'
import { serverNow } from './server-clock'
import { serviceListKey, serviceQuery, type Service } from './services'
import { oneServiceSchema } from './services-shape'

/** What a new service is asked for with, in the API's words. */
export interface NewService {
  service_name: string
  service_type: string
  plan: string
  cloud: string
  /** MiB, as the type counts it; the plan's own where it is left out. */
  disk_space_mb?: number
  /** With `service_to_fork_from` and its kin, it is a fork. */
  user_config: Record<string, unknown>
  tags?: Record<string, string>
  copy_tags?: boolean
  termination_protection?: boolean
}

/** Nobody knows whether the service was created: no clear answer, and looking for it did not help. */
export class CreationInDoubt extends InDoubt {
  override readonly name = 'CreationInDoubt'
  constructor(
    readonly serviceName: string,
    cause: ApiError,
    looked: unknown,
    /** Looks for the service once more. Throws like the creation itself. */
    readonly lookAgain: () => Promise<Service>,
  ) {
    super(`Could not confirm whether ${serviceName} was created`, cause, looked)
  }
}

/** In what a service is not the one that was asked for. */
export type Difference = 'type' | 'plan' | 'cloud' | 'source' | 'time'

/** It was not created: a service of this name is there that is not the one that was asked for. */
export class NameInUse extends ApiError {
  constructor(
    cause: ApiError,
    readonly other: Service,
    readonly differences: readonly Difference[],
  ) {
    const taken = `This project already has a service named ${other.service_name}`
    const { kind, method, path, status, errorCode, requestId } = cause
    const message = status === 409 ? cause.message : taken
    super({ kind, method, path, status, errorCode, requestId, message })
  }
}

/** How far the clocks of two servers of the API may be apart, in milliseconds. */
const SKEW = 60_000

/**
 * Creates a service or a fork. The request is sent once and never repeated. After any answer but a
 * clear yes the service is looked for, and taken for created when it is there as it was asked for: a
 * proxy may answer with an error after the change went through. Handed a doubt, it sends nothing and
 * only looks again.
 * @param project the project's name
 * @param wanted the service, or the doubt that an earlier attempt ended with
 * @throws ApiError when it was not created, with the answer to the request; `NameInUse` among them
 * @throws CreationInDoubt when that cannot be found out
 */
export async function createService(
  project: string,
  wanted: NewService | CreationInDoubt,
): Promise<Service> {
  return (await create(project, wanted)).service
}

/** The service, and what the request was answered with where that was no clear yes. */
interface Creation {
  service: Service
  cause?: ApiError
}

async function create(project: string, wanted: NewService | CreationInDoubt): Promise<Creation> {
  if (wanted instanceof CreationInDoubt) return { service: await wanted.lookAgain() }
  const since = serverNow() - SKEW
  try {
    const path = apiPath`/v1/project/${project}/service`
    const answer = oneServiceSchema
    return { service: (await call({ method: 'POST', path, body: wanted, answer })).service }
  } catch (cause) {
    if (!(cause instanceof ApiError) || isSessionChange(cause)) throw cause
    return { service: await lookFor(project, wanted, since, cause), cause }
  }
}

/**
 * Creates a fork unless it is there already: where Aiven says that the name is taken, the service of
 * that name is the fork when it was made from the same source, whoever made it.
 * @param project the project's name
 * @param wanted as for `createService`
 * @returns the fork, and whether this call found it rather than made it
 * @throws ApiError, CreationInDoubt as `createService` does
 */
export async function createForkOnce(
  project: string,
  wanted: NewService | CreationInDoubt,
): Promise<{ service: Service; found: boolean }> {
  try {
    const { service, cause } = await create(project, wanted)
    return { service, found: cause?.status === 409 }
  } catch (error) {
    const other = error instanceof NameInUse ? error : undefined
    if (!other?.differences.every((one) => one !== 'type' && one !== 'source')) throw error
    return { service: other.other, found: true }
  }
}

/**
 * Creates a service or a fork: see `createService`, whose errors the mutation throws.
 * @param project the project's name
 */
export function useCreateService(project: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: NewService | CreationInDoubt) => createService(project, wanted),
    onSuccess: async (created) => {
      client.setQueryData(serviceQuery(project, created.service_name).queryKey, created)
      await client.invalidateQueries({ queryKey: serviceListKey(project) })
    },
  })
}

async function lookFor(
  project: string,
  wanted: NewService,
  since: number,
  cause: ApiError,
): Promise<Service> {
  const name = wanted.service_name
  const look = await lookForService(project, name, { seenOnce: true })
  if (look.kind === 'gone') throw cause
  if (look.kind === 'unknown') {
    const lookAgain = async () => lookFor(project, wanted, since, cause)
    throw new CreationInDoubt(name, cause, look.error, lookAgain)
  }
  const differences = findDifferences(look.service, wanted, since)
  if (differences.length > 0) throw new NameInUse(cause, look.service, differences)
  return look.service
}

/** Why a service cannot be the one that was asked for; its source as far as it tells. */
function findDifferences(service: Service, wanted: NewService, since: number): Difference[] {
  const source = (config: Record<string, unknown>) => config['service_to_fork_from'] ?? undefined
  const reported = source(service.user_config)
  const checks: [Difference, boolean][] = [
    ['type', service.service_type === wanted.service_type],
    ['plan', service.plan === wanted.plan],
    ['cloud', service.cloud_name === wanted.cloud],
    ['source', reported === undefined || reported === source(wanted.user_config)],
    ['time', Date.parse(service.create_time) >= since],
  ]
  return checks.flatMap(([difference, same]) => (same ? [] : [difference]))
}

/**
 * Whether a service of this name is there already. Always asked anew.
 * @param project the project's name
 * @param name the name of a service
 */
export function nameTakenQuery(project: string, name: string) {
  return queryOptions({
    queryKey: ['project', project, 'name-taken', name],
    queryFn: async ({ signal }) => {
      try {
        const path = apiPath`/v1/project/${project}/service/${name}`
        await call({ path, answer: z.object({}), signal })
        return true
      } catch (error) {
        if (hasStatus(error, 404)) return false
        throw error
      }
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}
