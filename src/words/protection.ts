import { OBJECTIVE_TAG, type Grade, type ObjectiveSource } from '~/backup/objective'
import type { Protection, ProtectionState } from '~/backup/protection'
import { formatDuration, formatRatio } from '~/lib/format'
import { serviceTypeName } from './service'
import type { Tone } from '~/ui/Chip'

/** The six words for a secondary backup's state, one vocabulary on every page. */
export const PROTECTION_WORDS: Record<ProtectionState, { label: string; tone: Tone }> = {
  'not-protected': { label: 'Not protected', tone: 'danger' },
  paused: { label: 'Paused', tone: 'warning' },
  behind: { label: 'Behind', tone: 'warning' },
  waiting: { label: 'Waiting for first copy', tone: 'info' },
  protected: { label: 'Protected', tone: 'success' },
  'not-supported': { label: 'Not supported', tone: 'neutral' },
}

/** How an age stands to the objective; the haste it calls for is also in the words. */
export const GRADE_WORDS: Record<Grade, { label: string; tone: Tone }> = {
  within: { label: 'Within the objective', tone: 'success' },
  over: { label: 'Over the objective', tone: 'warning' },
  'over-twice': { label: 'Over twice the objective', tone: 'warning' },
  'over-four-times': { label: 'Over four times the objective', tone: 'danger' },
}

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
