import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { apiPath, call } from './client'
import { ApiError, hasStatus, InDoubt, isSessionChange } from './errors'
import { lookForService } from './look'
import { readServiceAgain } from './one-service'
import { serviceListKey, serviceQuery, type Service } from './services'

/** Changes of tags by their keys: null removes one. */
export type TagChanges = Readonly<Record<string, string | null>>

type Tags = Service['tags']

/** Nobody knows whether the tags were changed: no clear answer, and looking at them did not help. */
export class TagsInDoubt extends InDoubt {
  override readonly name = 'TagsInDoubt'
  constructor(serviceName: string, cause: ApiError, looked: unknown) {
    super(`Could not confirm whether the tags of ${serviceName} were changed`, cause, looked)
  }
}

/**
 * Tells whether tags are as changes would make them.
 * @param tags of a service
 * @param wanted the changes
 */
export function hasTags(tags: Tags, wanted: TagChanges): boolean {
  return Object.entries(wanted).every(([key, value]) => (tags?.[key] ?? null) === value)
}

/**
 * Changes some tags of a service; the others stay. Needs the permission `service:configuration:write`
 * at Aiven. The request is sent once and never repeated: after any answer but a clear yes the service
 * is looked at twice, and the tags are taken for changed when both looks show them so.
 * @param client the cache that holds the service as it was, to put in it what is read
 * @param where project and service
 * @param wanted the changes
 * @throws ApiError when they were not changed, with the answer to the request; that of the look, a GET
 *   with 404, when the service is gone
 * @throws TagsInDoubt when that cannot be found out
 */
export async function changeTags(
  client: QueryClient,
  where: { project: string; service: string },
  wanted: TagChanges,
): Promise<void> {
  const { project, service } = where
  const { queryKey } = serviceQuery(project, service)
  // A poll that started before the write must not overwrite what is read after it.
  await client.cancelQueries({ queryKey })
  const before = client.getQueryData(queryKey)
  try {
    const path = apiPath`/v1/project/${project}/service/${service}/tags`
    await call({ method: 'PATCH', path, body: { tags: wanted }, answer: z.object({}) })
  } catch (error) {
    if (!(error instanceof ApiError) || isSessionChange(error)) throw error
    // A proxy may answer with an error after the change went through: look before reporting it.
    const looks = await lookTwice(client, where, error)
    if (looks.every((tags) => hasTags(tags, wanted))) return
    const unchanged = before && pick(before.tags, wanted)
    if (unchanged && looks.every((tags) => hasTags(tags, unchanged))) throw error
    throw new TagsInDoubt(service, error, undefined)
  }
}

/**
 * Changes some tags of a service: see `changeTags`, whose errors the mutation throws. Whatever came of
 * it, the service is read again, so that what is shown is what Aiven says.
 * @param project the project's name
 * @param service the service's name
 */
export function useChangeTags(project: string, service: string) {
  const client = useQueryClient()
  const { queryKey } = serviceQuery(project, service)
  return useMutation({
    mutationFn: (wanted: TagChanges) => changeTags(client, { project, service }, wanted),
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: serviceListKey(project) })
      await client.invalidateQueries({ queryKey, exact: true })
    },
  })
}

/** The tags as two looks showed them: one alone may be an old answer. */
async function lookTwice(
  client: QueryClient,
  { project, service }: { project: string; service: string },
  cause: ApiError,
): Promise<Tags[]> {
  const look = async () =>
    (await readServiceAgain(client, project, service, { retries: false })).tags
  try {
    return [await look(), await look()]
  } catch (error) {
    const gone = hasStatus(error, 404) && (await lookForService(project, service)).kind === 'gone'
    throw gone ? error : new TagsInDoubt(service, cause, error)
  }
}

/** What tags hold at the keys of changes, as changes that would bring them back. */
function pick(tags: Tags, changes: TagChanges): TagChanges {
  return Object.fromEntries(Object.keys(changes).map((key) => [key, tags?.[key] ?? null]))
}
