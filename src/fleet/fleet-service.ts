import type { BackupReport } from '~/api/backups'
import type { ListedService } from '~/api/services'
import { findProvider, UNKNOWN_PROVIDER } from '~/backup/clouds'
import { readDrill, type Drill } from '~/backup/drill'
import { readLineage } from '~/backup/lineage'
import { readLocations, type Location, type Locations } from '~/backup/location'
import { readObjective, type Objective } from '~/backup/objective'
import { BACKUP_REGIONS_OPTION } from '~/backup/secondary-region'
import { isRecoveryName } from './is-recovery-name'

/** What a fleet is made from: the fields of a service object that matter here. */
export type FleetSource = ListedService

/**
 * A service as lists of thousands keep it: what Aiven reports of it in a few hundred bytes in place of
 * many thousand. Nothing in it depends on the time; ask `judgeProtection` for what it means now.
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
  /** MiB, as the type counts it. */
  diskMb?: number
  /** Where it can be restored from. */
  locations: Locations
  /** The service that it was forked from, where it says so. */
  forkedFrom?: { project: string; service: string }
  /** A fork that somebody made for a while: to rehearse a restore, or to recover from an outage. */
  madeFor?: 'drill' | 'recovery'
  /** What its tags tell of the drill, where it is one. */
  drill?: Drill
  /** From the service's tag, or assumed. */
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
  const source = findSource(project, service)
  return {
    project,
    service: service.service_name,
    type: service.service_type,
    plan: service.plan,
    state: service.state,
    cloud: service.cloud_name,
    provider: findProvider(service.cloud_name) ?? UNKNOWN_PROVIDER,
    locations: readLocations(service),
    objective: readObjective(service),
    created: service.create_time,
    updated: service.update_time,
    tags: Object.entries(service.tags ?? {})
      .map(([key, value]) => `${key}:${value ?? ''}`)
      .sort(),
    ...(service.node_count == null ? {} : { nodeCount: service.node_count }),
    ...(service.disk_space_mb == null ? {} : { diskMb: service.disk_space_mb }),
    ...source,
  }
}

function findSource(
  project: string,
  service: FleetSource,
): Pick<FleetService, 'forkedFrom' | 'madeFor' | 'drill'> {
  const drill = readDrill(service, project)
  if (drill) return { madeFor: 'drill', drill, forkedFrom: { project, service: drill.source } }
  const lineage = readLineage(service.user_config, project)
  if (!lineage) return {}
  const forkedFrom = { project: lineage.project, service: lineage.service }
  return isRecoveryName(service.service_name, lineage.service)
    ? { madeFor: 'recovery', forkedFrom }
    : { forkedFrom }
}

/**
 * The service with what its backups' report says, which is more exact than the list of services.
 * @param service from `fleetService`
 * @param report as it was read
 */
export function withReport(service: FleetService, report: BackupReport): FleetService {
  const region = service.locations.secondary?.cloud
  const reported = readLocations(
    {
      service_type: service.type,
      state: service.state,
      user_config: region === undefined ? {} : { [BACKUP_REGIONS_OPTION]: [region] },
    },
    report,
  )
  return {
    ...service,
    locations: report.backups ? reported : withWindows(service.locations, reported),
  }
}

/** A report that lists no backups adds its windows to what the list of services reported. */
function withWindows(listed: Locations, reported: Locations): Locations {
  const add = (location: Location, { window, pointInTime, newest }: Location): Location => ({
    ...location,
    window,
    pointInTime,
    newest: newest ?? location.newest,
  })
  const { primary, secondary } = listed
  return {
    ...listed,
    primary: add(primary, reported.primary),
    secondary: secondary && reported.secondary ? add(secondary, reported.secondary) : secondary,
  }
}
