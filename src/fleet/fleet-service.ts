import type { Service } from '~/api/services'
import { providerOf } from '~/backup/clouds'
import { newestFirst } from '~/backup/copies'
import { lineageOf } from '~/backup/lineage'
import { objectiveOf, type Objective } from '~/backup/objective'
import { copyFactsOf, judge, type CopyFacts, type Protection } from '~/backup/protection'
import { primaryLocation } from '~/backup/schedule'

/** What a fleet is made from: the fields of a service object that matter here. */
export type FleetSource = Pick<
  Service,
  | 'service_name'
  | 'service_type'
  | 'plan'
  | 'state'
  | 'cloud_name'
  | 'node_count'
  | 'create_time'
  | 'update_time'
  | 'backups'
  | 'tags'
  | 'user_config'
>

/**
 * A service as lists of thousands keep it: what Aiven reports of it in a few hundred bytes in place of
 * many thousand. Nothing in it depends on the time; ask `protectionIn` for what it means now.
 */
export interface FleetService {
  project: string
  service: string
  type: string
  plan: string
  state: string
  /** The Aiven cloud name that the service runs in, and that cloud's provider. */
  cloud: string
  provider: string
  nodeCount?: number
  /** Where its primary backups are; absent where no backup tells. */
  primary?: string
  /** ISO 8601 UTC: its newest backup, which the primary location holds. */
  newestBackup?: string
  /** Bytes of that backup, before compression. */
  backupBytes?: number
  /** How many backups Aiven lists; absent where it does not say. */
  backupCount?: number
  /** The service that it was forked from, where it says so. */
  forkedFrom?: { project: string; service: string }
  /** The second region that is set, the copies seen there, the newest recovery point. */
  copies: CopyFacts
  /** From the service's tag, or assumed; what is set in the browser is not in it. */
  objective: Objective
  /** ISO 8601 UTC. */
  created: string
  updated: string
  /** `key:value`, sorted. */
  tags: readonly string[]
}

/**
 * Keeps of a service what a fleet needs.
 * @param project the project's name
 * @param service the service object, with its backups
 */
export function fleetService(project: string, service: FleetSource): FleetService {
  const backups = newestFirst(service.backups ?? [])
  const primary = primaryLocation(backups)
  const lineage = lineageOf(service.user_config, project)
  const newestBackup = backups.find(({ backup_time: at }) => !Number.isNaN(Date.parse(at)))
  return {
    project,
    service: service.service_name,
    type: service.service_type,
    plan: service.plan,
    state: service.state,
    cloud: service.cloud_name,
    provider: providerOf(service.cloud_name, []),
    copies: copyFactsOf(service),
    objective: objectiveOf(service),
    created: service.create_time,
    updated: service.update_time,
    tags: Object.entries(service.tags ?? {})
      .map(([key, value]) => `${key}:${value ?? ''}`)
      .sort(),
    ...(service.node_count == null ? {} : { nodeCount: service.node_count }),
    ...(primary === undefined ? {} : { primary }),
    ...(newestBackup === undefined ? {} : { newestBackup: newestBackup.backup_time }),
    ...(newestBackup?.data_size == null ? {} : { backupBytes: newestBackup.data_size }),
    ...(service.backups == null ? {} : { backupCount: backups.length }),
    ...(lineage && { forkedFrom: { project: lineage.project, service: lineage.service } }),
  }
}

/**
 * What protects a service of a fleet now.
 * @param service from `fleetService`
 * @param now milliseconds since 1970 UTC, by the server's clock
 * @param chosen the objective set in this browser, in seconds
 */
export function protectionIn(service: FleetService, now: number, chosen?: number): Protection {
  const { objective, copies } = service
  const applied: Objective =
    chosen === undefined ? objective : { ...objective, seconds: chosen, source: 'this browser' }
  return judge(copies, applied, now)
}

/**
 * A service's key among all projects: names cannot hold a slash at Aiven, so it is unique.
 * @param where project and service
 */
export function fleetKey({ project, service }: { project: string; service: string }): string {
  return `${project}/${service}`
}

const NUMBER_WIDTH = 8

/**
 * A name as it sorts: without regard to case, numbers by their value. Comparing two such texts costs
 * far less than a collator does, which tells with ten thousand rows.
 * @param name such as `orders-pg-10`
 */
export function sortKey(name: string): string {
  return name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(NUMBER_WIDTH, '0'))
}
