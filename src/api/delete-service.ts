import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { backupsQuery } from './backups'
import { apiPath, call } from './client'
import { ApiError, hasStatus, InDoubt, isSessionChange } from './errors'
import { lookForService } from './look'
import { serviceListKey, serviceQuery, type Service } from './services'
import { readServiceAgain } from './one-service'

/** Nobody knows whether the service was deleted: no clear answer, and looking for it did not help. */
export class DeletionInDoubt extends InDoubt {
  override readonly name = 'DeletionInDoubt'
  constructor(serviceName: string, cause: ApiError, looked: unknown) {
    super(`Could not confirm whether ${serviceName} was deleted`, cause, looked)
  }
}

/** Nothing was sent: the service, as it was read just before, is not one to be deleted. */
export class DeletionRefused extends Error {
  override readonly name = 'DeletionRefused'
}

/** `gone`: it was not there any more before anything was sent. */
export type Deletion = 'deleted' | 'gone'

interface DeleteOptions {
  /** Why a service may not be deleted, judged by how it is just before; undefined where it may. */
  findRefusal: (fresh: Service) => string | undefined
  /** Goes to another page, before what is known of the service is forgotten. */
  leave: (deletion: Deletion) => Promise<void>
}

/**
 * Deletes a service, after reading it once more. The request is sent once and never repeated: after
 * any answer but a clear yes the service is looked for, and taken for deleted when it is gone.
 * @param client the cache to put in it what is read
 * @param where project and service
 * @param findRefusal why a service may not be deleted, judged by how it is just before
 * @throws DeletionRefused when nothing was sent; ApiError when it was not deleted (it could not be
 *   read, or it is still there); DeletionInDoubt when that cannot be found out
 */
export async function deleteService(
  client: QueryClient,
  { project, service }: { project: string; service: string },
  findRefusal: DeleteOptions['findRefusal'],
): Promise<Deletion> {
  const fresh = await readBefore(client, project, service)
  if (!fresh) return 'gone'
  const refusal = findRefusal(fresh)
  if (refusal !== undefined) throw new DeletionRefused(refusal)
  try {
    const path = apiPath`/v1/project/${project}/service/${service}`
    await call({ method: 'DELETE', path, answer: z.object({}) })
  } catch (error) {
    if (!(error instanceof ApiError) || isSessionChange(error)) throw error
    const look = await lookForService(project, service)
    if (look.kind === 'unknown') throw new DeletionInDoubt(service, error, look.error)
    // Another one that has got the name since is not the one that was to go.
    if (look.kind === 'there' && look.service.create_time === fresh.create_time) throw error
  }
  return 'deleted'
}

/**
 * Deletes a service: see `deleteService`, whose errors the mutation throws.
 * @param project the project's name
 */
export function useDeleteService(project: string, { findRefusal, leave }: DeleteOptions) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (service: string) => deleteService(client, { project, service }, findRefusal),
    onSuccess: async (deletion, service) => {
      await leave(deletion)
      client.removeQueries({ queryKey: serviceQuery(project, service).queryKey })
      client.removeQueries({ queryKey: backupsQuery(project, service).queryKey })
      await client.invalidateQueries({ queryKey: serviceListKey(project) })
    },
  })
}

/** The service as it is now; undefined where it is gone, by more than one answer. */
async function readBefore(
  client: QueryClient,
  project: string,
  service: string,
): Promise<Service | undefined> {
  try {
    return await readServiceAgain(client, project, service, { retries: false })
  } catch (error) {
    if (!hasStatus(error, 404)) throw error
    const look = await lookForService(project, service)
    if (look.kind === 'unknown') throw error
    return look.kind === 'there' ? look.service : undefined
  }
}
