import * as z from 'zod/mini'
import { backupSchema, listedBackupSchema } from './backups-shape'
import { instantSchema } from './instant-shape'

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

/** Of a service: what lists of many keep. */
const listed = {
  service_name: z.string(),
  service_type: z.string(),
  state: z.string(),
  plan: z.string(),
  cloud_name: z.string(),
  create_time: instantSchema,
  update_time: instantSchema,
  node_count: z.nullish(z.number()),
  disk_space_mb: z.nullish(z.number()),
  backups: z.nullish(z.array(backupSchema)),
  tags: z.nullish(z.record(z.string(), z.nullish(z.string()))),
  user_config: z.record(z.string(), z.unknown()),
}

/** A service in a list: connection data, users and the like are not even checked. */
export const listedServiceSchema = z.object({
  ...listed,
  backups: z.nullish(z.array(listedBackupSchema)),
})

/** A service with all that its own pages show. */
export const serviceSchema = z.object({
  ...listed,
  service_type_description: z.nullish(z.string()),
  cloud_description: z.nullish(z.string()),
  /** Null: on the public network. */
  project_vpc_id: z.nullish(z.string()),
  node_cpu_count: z.nullish(z.number()),
  node_memory_mb: z.nullish(z.number()),
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
  tech_emails: z.nullish(z.array(z.object({ email: z.string() }))),
})

export type ListedService = z.output<typeof listedServiceSchema>
export type Service = z.output<typeof serviceSchema>
export type ServiceNode = z.output<typeof nodeSchema>

/** The answer that holds one service. */
export const oneServiceSchema = z.object({ service: serviceSchema })
