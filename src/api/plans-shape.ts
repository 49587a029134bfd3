import * as z from 'zod/mini'

const planSchema = z.object({
  service_plan: z.string(),
  node_count: z.nullish(z.number()),
  backup_config: z.nullish(
    z.object({
      /** Hours between backups. */
      interval: z.nullish(z.number()),
      /** 0 means no backups. */
      max_count: z.nullish(z.number()),
      recovery_mode: z.nullish(z.string()),
      /** Types with two rhythms: how often, and for how long each is kept, in minutes. */
      frequent_interval_minutes: z.nullish(z.number()),
      frequent_oldest_age_minutes: z.nullish(z.number()),
      infrequent_interval_minutes: z.nullish(z.number()),
      infrequent_oldest_age_minutes: z.nullish(z.number()),
    }),
  ),
  /** By cloud. A cloud that is missing does not offer the plan. */
  regions: z.nullish(
    z.record(
      z.string(),
      z.object({
        /** USD per hour, a decimal in a text. */
        price_usd: z.nullish(z.string()),
        node_cpu_count: z.nullish(z.number()),
        node_memory_mb: z.nullish(z.number()),
        disk_space_mb: z.nullish(z.number()),
        /** How far the disk can grow, and in which steps; null where it cannot. */
        disk_space_cap_mb: z.nullish(z.number()),
        disk_space_step_mb: z.nullish(z.number()),
        /** USD per hour for a GB that is added, a decimal in a text. */
        disk_space_gb_price_usd: z.nullish(z.string()),
      }),
    ),
  ),
})

export type ServicePlan = z.output<typeof planSchema>

export const plansSchema = z.object({ service_plans: z.array(planSchema) })
