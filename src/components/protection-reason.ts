import { OBJECTIVE_TAG, type ObjectiveSource } from '../backup/objective'
import type { Protection } from '../backup/protection'
import { formatDuration, formatRatio } from './format'
import { serviceTypeName } from './words'

/** Where an objective comes from, in words. */
export const OBJECTIVE_SOURCES: Record<ObjectiveSource, string> = {
  'this browser': 'set in this browser',
  tag: `set by the service’s tag ${OBJECTIVE_TAG}`,
  assumed: 'assumed: the backup interval plus 2 h',
}

/** Why a secondary backup is in the state it is in: one or two sentences, no more than is known. */
export function protectionReason(protection: Protection, serviceType: string): string {
  const { age, objective, region } = protection
  const aim = `${formatDuration(objective.seconds)} (${OBJECTIVE_SOURCES[objective.source]})`
  switch (protection.state) {
    case 'not-protected':
      return 'No additional backup region is set. If the region of the primary backups is lost, so are the backups.'
    case 'paused':
      return `Aiven has paused the copying${protection.pauseReason ? `: “${protection.pauseReason}”` : ' and gives no reason'}.${
        age === undefined ? '' : ` The newest recovery point known is ${formatDuration(age)} old.`
      }`
    case 'behind':
      return `The newest recovery point known in ${region} is ${formatDuration(age ?? 0)} old: ${formatRatio(protection.ratio ?? 0)} times the objective of ${aim}.`
    case 'waiting':
      return `No copy has been seen in ${region} yet. It appears after the next backup has completed and has been copied.`
    case 'protected':
      return `The newest recovery point known in ${region} is ${formatDuration(age ?? 0)} old, within the objective of ${aim}.`
    case 'not-supported':
      return ['valkey', 'grafana'].includes(serviceType)
        ? `Aiven’s pages disagree on whether ${serviceTypeName(serviceType)} can have it: nothing is set here.`
        : `Aiven does not offer backups to another region for ${serviceTypeName(serviceType)}.`
  }
}
