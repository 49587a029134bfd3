import type { Grade, ObjectiveSource } from '~/backup/objective'
import { OBJECTIVE_TAG } from '~/backup/objective'
import type { Protection, ProtectionState } from '~/backup/protection'
import { formatDuration, formatRatio } from '~/lib/format'
import type { Tone } from '~/ui/Chip'
import { serviceTypeName } from './service'
import { markHidden } from '~/lib/hidden-characters'

/** One word for each state of a secondary backup, the same on every page. */
export const PROTECTION_WORDS: Record<ProtectionState, { label: string; tone: Tone }> = {
  'not-protected': { label: 'Not protected', tone: 'danger' },
  paused: { label: 'Paused', tone: 'warning' },
  behind: { label: 'Behind', tone: 'warning' },
  unknown: { label: 'Unknown', tone: 'neutral' },
  checking: { label: 'Checking', tone: 'info' },
  waiting: { label: 'Waiting for first copy', tone: 'info' },
  protected: { label: 'Protected', tone: 'success' },
  'not-supported': { label: 'Not supported', tone: 'neutral' },
}

/** How an age compares with the RPO. Behind has one colour everywhere; the words tell how far. */
export const GRADE_WORDS: Record<Grade, { label: string; tone: Tone }> = {
  within: { label: 'Within RPO', tone: 'success' },
  over: { label: 'Above RPO', tone: 'warning' },
  'over-twice': { label: 'Over 2× RPO', tone: 'warning' },
  'over-four-times': { label: 'Over 4× RPO', tone: 'warning' },
}

/** Where an objective comes from, in words. */
export const OBJECTIVE_SOURCES: Record<ObjectiveSource, string> = {
  tag: `set by the service’s tag ${OBJECTIVE_TAG}`,
  assumed: 'assumed: the backup interval plus 2 h',
  'what-if': 'preview',
}

/** Where the data of a service that is off ends; Aiven does not tell the time. */
export const WHEN_OFF = 'when the service was powered off'

/** Aiven contradicts itself about a location. */
export const WINDOW_WITHOUT_BACKUPS =
  'Aiven reports a recovery window here but lists no backup in this region.'

/** A time lies further ahead than clocks differ by. */
export const CLOCKS_DISAGREE =
  'Aiven reports a recovery point that lies in the future: the clocks disagree, so its age is unknown.'

/** Why a secondary backup is in the state it is in: one or two sentences, no more than is known. */
export function protectionReason(protection: Protection, serviceType: string): string {
  const { age, region, survivor } = protection
  const type = serviceTypeName(serviceType)
  switch (protection.state) {
    case 'not-protected':
      return notProtected(protection)
    case 'paused':
      return [
        `Aiven has paused the copying${protection.pauseReason ? `: “${markHidden(protection.pauseReason)}”` : ' and gives no reason'}.`,
        age === undefined ? '' : `${measuredAs(protection)} is ${formatDuration(age)} old.`,
      ]
        .filter(Boolean)
        .join(' ')
    case 'waiting':
      return `No copy in ${region} yet. It appears once the next backup is complete and copied.`
    case 'behind':
      return `${measuredAs(protection)} is ${formatDuration(age ?? 0)} old: ${formatRatio(protection.ratio ?? 0)}× ${objectiveWords(protection)}.${onlyPrimary(protection)}`
    case 'protected':
      return `${measuredAs(protection)} is ${formatDuration(age ?? 0)} old, within ${objectiveWords(protection)}.${onlyPrimary(protection)}`
    case 'checking':
      if (!survivor) {
        return 'Aiven lists this service without its backups: whether any would survive is being checked.'
      }
      return `The newest backup in ${survivor.cloud} is ${formatDuration(age ?? 0)} old. Whether its log files reach within ${objectiveWords(protection)} is being checked.`
    case 'unknown':
      return unknown(protection, type)
    case 'not-supported':
      return protection.cause === 'in-doubt'
        ? `Aiven’s documentation disagrees on whether ${type} supports it: nothing is set here.`
        : `Aiven does not offer a secondary backup location for ${type}.`
  }
}

function notProtected({ cause, region }: Protection): string {
  switch (cause) {
    case 'copies-where-it-runs':
      return `The copies are in ${region}, in one place with the service itself. If it is lost, no known backup remains.`
    case 'plan-without-forks':
      return 'Services on this plan cannot be forked, so nothing could be restored.'
    default:
      return 'No secondary backup location is set. If the region of the primary backups is lost, so are the backups.'
  }
}

function unknown(protection: Protection, type: string): string {
  switch (protection.cause) {
    case 'unknown-type':
      return `Offsite does not know the service type ${type}: whether its backups can be copied is unknown.`
    case 'clocks-disagree':
      return CLOCKS_DISAGREE
    case 'window-without-backups':
      return `${WINDOW_WITHOUT_BACKUPS} Whether there is a copy in ${protection.region} is unknown.`
    case 'backups-not-reported':
      return 'Aiven does not list this service’s backups: whether any would survive is unknown.'
    case 'undated-backups':
      return 'Backups would survive the loss of the region, but none of them has a valid time.'
    case 'window-forbidden':
      return `The newest backup is ${formatDuration(protection.age ?? 0)} old. You don’t have permission to view the recovery window, which may reach within ${objectiveWords(protection)}.`
    default:
      return `The newest backup is ${formatDuration(protection.age ?? 0)} old. The recovery window, which may reach within ${objectiveWords(protection)}, could not be loaded.`
  }
}

/** What the age is of, and where it is. */
function measuredAs({ measured, survivor }: Protection): string {
  const primary = survivor?.kind === 'primary'
  if (measured === 'backup') {
    return primary
      ? `The newest primary backup in ${survivor.cloud}`
      : `The newest backup copied to ${survivor?.cloud}`
  }
  const known = survivor?.point.known === 'exact' ? 'newest recovery point' : 'newest known backup'
  return `The ${known} in ${survivor?.cloud}`
}

function objectiveWords({ objective }: Protection): string {
  return `the RPO of ${formatDuration(objective.seconds)} (${OBJECTIVE_SOURCES[objective.source]})`
}

/** A service that was moved away from its primary backups: they are what is left. */
function onlyPrimary({ survivor, region }: Protection): string {
  if (survivor?.kind !== 'primary') return ''
  const why =
    region === undefined ? 'No secondary backup location is set' : `Copies go to ${region}`
  return ` ${why}: only the primary backups in ${survivor.cloud} would remain.`
}

/** Says of copies in other regions than the one set that they do not count; there must be some. */
export function formerWords({ former, region }: Protection): string {
  const places = [former.slice(0, -1).join(', '), former.at(-1)].filter(Boolean).join(' and ')
  const why =
    region === undefined
      ? 'no secondary backup location is set now'
      : 'copies now go to another region'
  return `Copies are also listed in ${places}. They do not count: ${why}.`
}

/** What the age of a service in a list is of. */
export function protectionAgeWords(protection: Protection): string {
  const { survivor, measured } = protection
  if (survivor?.point.known === 'not-older-than' && measured === 'recovery-point') {
    return `${measuredAs(protection)}: its log files may reach further`
  }
  return measuredAs(protection)
}
