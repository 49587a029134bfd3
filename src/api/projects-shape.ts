import * as z from 'zod/mini'

const projectSchema = z.object({
  project_name: z.string(),
  account_name: z.nullish(z.string()),
  /** Where a service is created unless told otherwise: an Aiven cloud name. */
  default_cloud: z.nullish(z.string()),
  tags: z.nullish(z.record(z.string(), z.nullish(z.string()))),
})

export type Project = z.output<typeof projectSchema>

export const projectsSchema = z.object({
  projects: z.array(projectSchema),
  /** All roles and permissions of the user, by project. What is odd in it decides nothing. */
  project_memberships: z.catch(z.nullish(z.record(z.string(), z.array(z.string()))), undefined),
})
