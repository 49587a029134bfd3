import { canForkTo } from '~/backup/fork-plans'
import type { ForkStep } from '~/fleet/runbook'
import { diskRefusal, diskSize, diskWarning, type DiskNames } from './disk'
import { diskScope } from './service'

/** Why a step cannot be taken; undefined where nothing is known to speak against it. */
export function stepRefusal(step: ForkStep): string | undefined {
  const { source, plan } = step
  return canForkTo(source.type, plan)
    ? diskRefusal(step.disk, findDiskNames(step))
    : `A fork cannot be on the plan ${plan}. Fork ${source.service} by hand, on another plan.`
}

/** What to mind before a step is taken. */
export function stepWarning(step: ForkStep): string | undefined {
  return diskWarning(step.disk, findDiskNames(step))
}

/** The disk that a fork asks for beyond its plan's, to follow the plan; empty where it asks for none. */
export function stepDisk({ disk, source }: ForkStep): string {
  const { askMb } = disk
  return askMb === undefined ? '' : ` with ${diskSize(askMb)} of disk${diskScope(source.type)}`
}

function findDiskNames({ source, plan }: ForkStep): DiskNames {
  return { service: source.service, type: source.type, plan }
}
