import * as z from 'zod/mini'

export const vpcsSchema = z.object({
  vpcs: z.array(
    z.object({
      project_vpc_id: z.string(),
      cloud_name: z.string(),
      network_cidr: z.nullish(z.string()),
      state: z.nullish(z.string()),
    }),
  ),
})

export type Vpc = z.output<typeof vpcsSchema>['vpcs'][number]
