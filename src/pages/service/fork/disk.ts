import type { ServicePlan } from '~/api/plans'
import type { Service } from '~/api/services'
import { forkDisk, type DiskTarget, type ForkDisk } from '~/backup/disk'
import { restoredSize } from '~/backup/listed-backups'
import type { Version } from '~/backup/restore'
import type { ForkSource } from './sources'

/** What a fork's disk is judged by. */
interface DiskFacts {
  service: Service
  plans: readonly ServicePlan[] | undefined
  source: ForkSource
  /** Undefined until it is chosen: then the newest backup counts. */
  version: Version | undefined
}

/** The disk of a fork beside what is restored to it. */
export function readDisk(
  target: DiskTarget,
  { service, plans, source, version }: DiskFacts,
): ForkDisk {
  const from = {
    type: service.service_type,
    plan: service.plan,
    cloud: service.cloud_name,
    diskMb: service.disk_space_mb ?? undefined,
    nodes: service.node_count ?? undefined,
  }
  return forkDisk(from, target, plans, findSizeAt(source, version))
}

/** Bytes of the backup that the restore starts from. */
function findSizeAt({ backups }: ForkSource, version: Version | undefined): number | undefined {
  if (version === undefined || version.kind === 'latest') return restoredSize(backups)
  const first = backups.findIndex((backup) =>
    version.kind === 'backup'
      ? backup.backup_name === version.name
      : Date.parse(backup.backup_time) <= version.target,
  )
  return restoredSize(backups.slice(Math.max(0, first)))
}
