import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { backupsQuery } from './backups'
import { apiPath, call } from './client'
import { ApiError, hasStatus } from './errors'
import { serverNow } from './server-clock'
import {
  oneServiceSchema,
  readServiceAgain,
  serviceQuery,
  servicesQuery,
  type Service,
} from './services'

/** What a new service is asked for with, in the API's words. */
export interface NewService {
  service_name: string
  service_type: string
  plan: string
  cloud: string
  /** With `service_to_fork_from` and its kin, it is a fork. */
  user_config: Record<string, unknown>
  tags?: Record<string, string>
  copy_tags?: boolean
  termination_protection?: boolean
}

/** Nobody knows whether the service was created: no answer arrived, and looking for it failed too. */
export class CreationInDoubt extends Error {
  override readonly name = 'CreationInDoubt'
  constructor(
    readonly serviceName: string,
    override readonly cause: ApiError,
    /** Looks for the service once more. Throws like the creation itself. */
    readonly lookAgain: () => Promise<Service>,
  ) {
    super(`It is not known whether ${serviceName} was created`)
  }
}

/** How far the clocks of two servers of the API may be apart, in milliseconds. */
const SKEW = 60_000

/**
 * Creates a service or a fork. The request is sent once and never repeated: where no clear answer
 * arrives, the service is looked for instead, and taken for created when it is there. Handed a doubt,
 * it sends nothing and only looks again.
 * @param project the project's name
 * @param wanted the service, or the doubt that an earlier attempt ended with
 * @throws ApiError when it was not created: a refusal, or no answer and no such service
 * @throws CreationInDoubt when that cannot be found out
 */
export async function createService(
  project: string,
  wanted: NewService | CreationInDoubt,
): Promise<Service> {
  if (wanted instanceof CreationInDoubt) return await wanted.lookAgain()
  const since = serverNow() - SKEW
  try {
    const path = apiPath`/v1/project/${project}/service`
    const answer = oneServiceSchema
    return (await call({ method: 'POST', path, body: wanted, answer })).service
  } catch (error) {
    if (!(error instanceof ApiError) || isRefusal(error)) throw error
    return await lookFor(project, wanted, since, error)
  }
}

/**
 * Creates a fork unless it is there already: where Aiven says that the name is taken, the service of
 * that name is read, and is the fork when it was made from the same source, whoever made it.
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
    return { service: await createService(project, wanted), found: false }
  } catch (error) {
    if (!hasStatus(error, 409) || wanted instanceof CreationInDoubt) throw error
    const path = apiPath`/v1/project/${project}/service/${wanted.service_name}`
    const there = await call({ path, answer: oneServiceSchema }).catch(() => undefined)
    if (!there || !isLike(there.service, wanted)) throw error
    return { service: there.service, found: true }
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
      await client.invalidateQueries({ queryKey: servicesQuery(project).queryKey })
    },
  })
}

/** A status that says no: then nothing was created. */
function isRefusal({ kind, status = 0 }: ApiError): boolean {
  return kind === 'status' && status < 500 && status !== 408
}

async function lookFor(
  project: string,
  wanted: NewService,
  since: number,
  cause: ApiError,
): Promise<Service> {
  const path = apiPath`/v1/project/${project}/service/${wanted.service_name}`
  const found = await call({ path, answer: oneServiceSchema }).catch((error: unknown) => {
    if (hasStatus(error, 404)) return undefined
    const lookAgain = async () => lookFor(project, wanted, since, cause)
    throw new CreationInDoubt(wanted.service_name, cause, lookAgain)
  })
  if (found && isWanted(found.service, wanted, since)) return found.service
  throw cause
}

/** Whether a service is the one that was asked for, not one that had the name before. */
function isWanted(service: Service, wanted: NewService, since: number): boolean {
  return Date.parse(service.create_time) >= since && isLike(service, wanted)
}

/** Whether a service is of the wanted type and, as far as it tells, of the wanted source. */
function isLike(service: Service, wanted: NewService): boolean {
  const source = (config: Record<string, unknown>) => config['service_to_fork_from'] ?? undefined
  return (
    service.service_type === wanted.service_type &&
    (source(service.user_config) === undefined ||
      source(service.user_config) === source(wanted.user_config))
  )
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

/** Nobody knows whether the service was deleted: no answer arrived, and looking for it failed too. */
export class DeletionInDoubt extends Error {
  override readonly name = 'DeletionInDoubt'
  constructor(
    serviceName: string,
    override readonly cause: ApiError,
  ) {
    super(`It is not known whether ${serviceName} was deleted`)
  }
}

/** Nothing was sent: the service, as it was read just before, is not one to be deleted. */
export class DeletionRefused extends Error {
  override readonly name = 'DeletionRefused'
}

interface DeleteOptions {
  /** Why a service may not be deleted, judged by how it is just before; undefined where it may. */
  findRefusal: (fresh: Service) => string | undefined
  /** Goes to another page, before what is known of the service is forgotten. */
  leave: () => Promise<void>
}

/**
 * Deletes a service, after reading it once more. One that is gone already counts as deleted. The
 * request is sent once and never repeated: where no clear answer arrives the service is looked for,
 * and taken for deleted when it is gone. The mutation throws `DeletionRefused` when nothing was
 * sent, `ApiError` when it was not deleted (it could not be read, Aiven refused, or no answer came
 * and it is still there) and `DeletionInDoubt` when that cannot be found out.
 * @param project the project's name
 */
export function useDeleteService(project: string, { findRefusal, leave }: DeleteOptions) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (service: string) => {
      const path = apiPath`/v1/project/${project}/service/${service}`
      try {
        const fresh = await readServiceAgain(client, project, service, { retries: false })
        const refusal = findRefusal(fresh)
        if (refusal !== undefined) throw new DeletionRefused(refusal)
        await call({ method: 'DELETE', path, answer: z.object({}) })
      } catch (error) {
        if (hasStatus(error, 404)) return
        if (!(error instanceof ApiError) || error.method !== 'DELETE' || isRefusal(error)) {
          throw error
        }
        if (await isThere(path, service, error)) throw error
      }
    },
    onSuccess: async (_, service) => {
      await leave()
      client.removeQueries({ queryKey: serviceQuery(project, service).queryKey })
      client.removeQueries({ queryKey: backupsQuery(project, service).queryKey })
      await client.invalidateQueries({ queryKey: servicesQuery(project).queryKey })
    },
  })
}

async function isThere(path: string, service: string, cause: ApiError): Promise<boolean> {
  try {
    await call({ path, answer: z.object({}) })
    return true
  } catch (error) {
    if (hasStatus(error, 404)) return false
    throw new DeletionInDoubt(service, cause)
  }
}
