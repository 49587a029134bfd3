import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { backupsQuery } from './backups'
import { backupSchema } from './backups-shape'
import { apiPath, call, callRaw } from './client'
import { readEach } from './each-service'
import { oddServicesQuery } from './odd-services'

const progressSchema = z.object({
  phase: z.string(),
  completed: z.nullish(z.boolean()),
  current: z.nullish(z.number()),
  min: z.nullish(z.number()),
  max: z.nullish(z.number()),
  unit: z.nullish(z.string()),
})

const nodeSchema = z.object({
  name: z.nullish(z.string()),
  state: z.string(),
  role: z.nullish(z.string()),
  availability_zone: z.nullish(z.string()),
  progress_updates: z.nullish(z.array(progressSchema)),
})

const serviceSchema = z.object({
  service_name: z.string(),
  service_type: z.string(),
  service_type_description: z.nullish(z.string()),
  state: z.string(),
  plan: z.string(),
  cloud_name: z.string(),
  cloud_description: z.nullish(z.string()),
  /** Null: on the public network. */
  project_vpc_id: z.nullish(z.string()),
  create_time: z.string(),
  update_time: z.string(),
  node_count: z.nullish(z.number()),
  node_cpu_count: z.nullish(z.number()),
  node_memory_mb: z.nullish(z.number()),
  disk_space_mb: z.nullish(z.number()),
  termination_protection: z.nullish(z.boolean()),
  service_uri: z.nullish(z.string()),
  service_uri_params: z.nullish(z.record(z.string(), z.unknown())),
  users: z.nullish(
    z.array(
      z.object({
        username: z.string(),
        type: z.nullish(z.string()),
        password: z.nullish(z.string()),
      }),
    ),
  ),
  components: z.nullish(
    z.array(
      z.object({
        component: z.string(),
        host: z.string(),
        port: z.number(),
        route: z.nullish(z.string()),
        usage: z.nullish(z.string()),
      }),
    ),
  ),
  maintenance: z.nullish(
    z.object({
      dow: z.nullish(z.string()),
      time: z.nullish(z.string()),
      updates: z.nullish(z.array(z.object({ description: z.nullish(z.string()) }))),
    }),
  ),
  node_states: z.nullish(z.array(nodeSchema)),
  backups: z.nullish(z.array(backupSchema)),
  tags: z.nullish(z.record(z.string(), z.nullish(z.string()))),
  tech_emails: z.nullish(z.array(z.object({ email: z.string() }))),
  user_config: z.record(z.string(), z.unknown()),
})

export type Service = z.output<typeof serviceSchema>
export type ServiceNode = z.output<typeof nodeSchema>

/** The answer that holds one service. */
export const oneServiceSchema = z.object({ service: serviceSchema })

/** How often what is on the screen is read again, in milliseconds. */
const POLL_IN_TRANSITION = 10_000
const POLL_AT_REST = 60_000

/** Tells whether a service is on its way to another state: rebuilding or rebalancing. */
export function isInTransition(service: Pick<Service, 'state'>): boolean {
  return service.state === 'REBUILDING' || service.state === 'REBALANCING'
}

/**
 * How long to wait before what is shown is read again: 10 s while something on the screen changes,
 * 60 s otherwise. Aiven refreshes progress every 10 s and advises not to ask more often.
 * @param changing whether something on the screen is in transition
 * @returns milliseconds
 */
export function pollInterval(changing: boolean): number {
  return changing ? POLL_IN_TRANSITION : POLL_AT_REST
}

/**
 * All services of a project, each with its backups: one call. What is odd is left out, and named in
 * `oddServicesQuery`.
 * @param project the project's name
 */
export function servicesQuery(project: string) {
  return queryOptions({
    queryKey: ['project', project, 'services'],
    queryFn: async ({ signal, client }) => {
      const path = apiPath`/v1/project/${project}/service`
      const { services, odd } = readEach(await callRaw({ path, signal }), serviceSchema)
      client.setQueryData(oddServicesQuery(project).queryKey, odd)
      return services
    },
  })
}

/**
 * One service.
 * @param project the project's name
 * @param service the service's name
 */
export function serviceQuery(project: string, service: string) {
  return queryOptions({
    queryKey: ['project', project, 'service', service],
    queryFn: async ({ signal }) => {
      const path = apiPath`/v1/project/${project}/service/${service}`
      return (await call({ path, answer: oneServiceSchema, signal })).service
    },
  })
}

/**
 * Reads a service again, past what is cached; what is shown of it follows.
 * @param client the cache to put it in
 * @param project the project's name
 * @param service the service's name
 * @param options `retries: false` to try only once
 * @throws ApiError
 */
export async function readServiceAgain(
  client: QueryClient,
  project: string,
  service: string,
  { retries = true } = {},
): Promise<Service> {
  const query = serviceQuery(project, service)
  // A poll that is under way may bring what was true before.
  await client.cancelQueries({ queryKey: query.queryKey, exact: true })
  return client.fetchQuery({ ...query, staleTime: 0, ...(retries ? {} : { retry: false }) })
}

/**
 * Fetches a service's secrets: address and passwords in clear. Asked for only when a person wants to
 * see them; `reset` forgets them, and they are never in the cache of queries.
 * @param project the project's name
 * @param service the service's name
 */
export function useRevealSecrets(project: string, service: string) {
  return useMutation({
    mutationFn: async () => {
      const path = `${apiPath`/v1/project/${project}/service/${service}`}?include_secrets=true`
      return (await call({ path, answer: oneServiceSchema })).service
    },
    gcTime: 0,
  })
}

/**
 * Changes a service's options. Aiven merges what is sent into what is set: only the changed options
 * may be in the patch. Never repeated by itself.
 * @param project the project's name
 * @param service the service's name
 */
export function useUpdateUserConfig(project: string, service: string) {
  const client = useQueryClient()
  const { queryKey } = serviceQuery(project, service)
  return useMutation({
    mutationFn: async (patch: Record<string, unknown>) => {
      // A poll that started before the write must not overwrite its answer.
      await Promise.all([
        client.cancelQueries({ queryKey }),
        client.cancelQueries({ queryKey: servicesQuery(project).queryKey }),
      ])
      const path = apiPath`/v1/project/${project}/service/${service}`
      const body = { user_config: patch }
      return (await call({ method: 'PUT', path, body, answer: oneServiceSchema })).service
    },
    onSuccess: async (updated) => {
      client.setQueryData(queryKey, updated)
      client.setQueryData(servicesQuery(project).queryKey, (services) =>
        services?.map((item) => (item.service_name === service ? updated : item)),
      )
      await client.invalidateQueries({ queryKey: backupsQuery(project, service).queryKey })
    },
  })
}

/**
 * Sets the region that the copies of a service's backups go to. One write, never repeated by itself;
 * whoever calls it has read the service right before.
 * @param where project, service and the region's Aiven cloud name
 * @returns the service as Aiven answers
 * @throws ApiError
 */
export async function setSecondaryRegion(where: {
  project: string
  service: string
  region: string
}): Promise<Service> {
  const path = apiPath`/v1/project/${where.project}/service/${where.service}`
  const body = { user_config: { additional_backup_regions: [where.region] } }
  return (await call({ method: 'PUT', path, body, answer: oneServiceSchema })).service
}
