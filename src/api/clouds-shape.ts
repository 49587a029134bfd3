import * as z from 'zod/mini'

const cloudSchema = z.object({
  cloud_name: z.string(),
  cloud_description: z.nullish(z.string()),
  geo_region: z.nullish(z.string()),
  provider: z.nullish(z.string()),
  provider_description: z.nullish(z.string()),
  /** Degrees, approximate. */
  geo_latitude: z.nullish(z.number()),
  geo_longitude: z.nullish(z.number()),
})

export const cloudsSchema = z.object({ clouds: z.array(cloudSchema) })

/** An Aiven cloud: one region of one provider. */
export type Cloud = z.output<typeof cloudSchema>
