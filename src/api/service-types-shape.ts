import * as z from 'zod/mini'

export const serviceTypeSchema = z.object({
  description: z.nullish(z.string()),
  /** A JSON Schema object; `src/user-config` reads it. */
  user_config_schema: z.record(z.string(), z.unknown()),
})

export const serviceTypesSchema = z.record(
  z.string(),
  z.object({ description: z.nullish(z.string()) }),
)
