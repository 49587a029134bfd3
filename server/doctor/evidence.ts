import * as z from 'zod/mini'
import { backupsSchema, type BackupReport } from '~/api/backups-shape'
import { cloudsSchema, type Cloud } from '~/api/clouds-shape'
import { plansSchema } from '~/api/plans-shape'
import { listedServiceSchema, type ListedService } from '~/api/services-shape'
import { serviceTypeSchema } from '~/api/service-types-shape'
import { projectsSchema } from '~/api/projects-shape'
import type { Reading } from './ask'
import type { Listed } from './call-order'

/** What the answers say, as far as the console can read them. */
export interface Evidence {
  projects: readonly string[]
  listed: readonly Listed[]
  reports: readonly { service: ListedService; report: BackupReport; at: number }[]
  /** The JSON Schema of each type's options that was read. */
  schemas: ReadonlyMap<string, Record<string, unknown>>
  /** For each project, the clouds that its plans are offered in. */
  planClouds: ReadonlyMap<string, ReadonlySet<string>>
  projectClouds: ReadonlyMap<string, ReadonlySet<string>>
  clouds: readonly Cloud[]
}

const listSchema = z.object({ services: z.array(z.unknown()) })

/**
 * Reads the answers as the console does; what it could not read is left out.
 * @param now milliseconds since 1970 UTC, by the API's clock
 */
export function gatherEvidence(readings: readonly Reading[], now: number): Evidence {
  const of = <T extends z.ZodMiniType>(kind: Reading['call']['kind'], schema: T) =>
    readings.flatMap(({ call, outcome, json }) => {
      const parsed = call.kind === kind && outcome === 'read' ? schema.safeParse(json) : undefined
      return parsed?.success ? [{ call, answer: parsed.data }] : []
    })
  const listed = of('services', listSchema).flatMap(({ call: { project = '' }, answer }) =>
    answer.services.flatMap((item) => {
      const parsed = listedServiceSchema.safeParse(item)
      return parsed.success ? [{ project, service: parsed.data }] : []
    }),
  )
  const find = (project = '', name = '') =>
    listed.find((one) => one.project === project && one.service.service_name === name)?.service
  const names = (clouds: readonly { cloud_name: string }[]) =>
    new Set(clouds.map(({ cloud_name: name }) => name))

  const planClouds = new Map<string, Set<string>>()
  for (const { call, answer } of of('plans', plansSchema)) {
    const all = planClouds.get(call.project ?? '') ?? new Set()
    planClouds.set(call.project ?? '', all)
    for (const { regions } of answer.service_plans) {
      for (const cloud of Object.keys(regions ?? {})) all.add(cloud)
    }
  }
  const schemas = new Map<string, Record<string, unknown>>()
  for (const { answer } of of('types', z.record(z.string(), z.unknown()))) {
    for (const [type, item] of Object.entries(answer)) {
      const parsed = serviceTypeSchema.safeParse(item)
      if (parsed.success) schemas.set(type, parsed.data.user_config_schema)
    }
  }
  for (const { call, answer } of of('type', serviceTypeSchema)) {
    schemas.set(call.type ?? '', answer.user_config_schema)
  }
  return {
    projects: of('projects', projectsSchema).flatMap(({ answer }) =>
      answer.projects.map(({ project_name: name }) => name),
    ),
    listed,
    reports: of('backups', backupsSchema).flatMap(({ call, answer: report }) => {
      const service = find(call.project, call.service)
      return service ? [{ service, report, at: now }] : []
    }),
    schemas,
    planClouds,
    projectClouds: new Map(
      of('projectClouds', cloudsSchema).map(({ call, answer }) => [
        call.project ?? '',
        names(answer.clouds),
      ]),
    ),
    clouds: of('clouds', cloudsSchema).flatMap(({ answer }) => answer.clouds),
  }
}
