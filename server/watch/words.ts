import { PROTECTION_STATES } from '~/backup/protection'
import { formatDuration } from '~/lib/format'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceTypeName } from '~/words/service'
import type { Change } from './changes'
import type { Digest, MessageContent } from './messages'
import type { WatchedState } from './verdict'

/** The most changes that are listed one by one; a line says how many more there are. */
const TOLD_ONE_BY_ONE = 50

/** What a message is about, in a line. */
export function writeSubject(content: MessageContent): string {
  if (content.kind === 'digest') return `Secondary backup locations on ${content.day}`
  const [only, ...others] = content.changes
  if (only && others.length === 0) return changeTitle(only)
  return `${content.changes.length} services: ${countStates(content.changes)}`
}

/**
 * A message as lines of plain text.
 * @param console the console's address, for links
 */
export function writeLines(content: MessageContent, console?: string): string[] {
  if (content.kind === 'digest') return digestLines(content, console)
  const shown = content.changes.slice(0, TOLD_ONE_BY_ONE)
  const more = content.changes.length - shown.length
  return [
    ...shown.flatMap((change) => [...changeLines(change, console), '']),
    ...(more > 0
      ? [`And ${more} more.${console === undefined ? '' : ` ${console}/coverage`}`]
      : []),
  ]
}

function changeTitle({ project, service, kind, to, from }: Change): string {
  const is = kind === 'found' ? 'is new and' : 'is'
  const now = to === undefined ? 'no longer exists' : `${is} ${label(to)}`
  return `${project}/${service} ${now}${from === undefined ? '' : `, was ${label(from)}`}`
}

function changeLines(change: Change, console: string | undefined): string[] {
  const { at, since, from, fromSince, beyond, reason, to, type, id } = change
  const isBack = to === 'protected' && from !== undefined && fromSince !== undefined
  return [
    `${changeTitle(change)} (${serviceTypeName(type)})`,
    ...(reason === undefined ? [] : [reason]),
    ...(since === undefined ? [] : [`Since ${utc(since)}.`]),
    ...(beyond === undefined ? [] : [`Outside the RPO for ${formatDuration(beyond)}.`]),
    ...(isBack ? [`It was ${label(from)} for ${formatDuration((at - fromSince) / 1000)}.`] : []),
    ...(console === undefined || to === undefined ? [] : [linkTo(change, console)]),
    `Id ${id}`,
  ]
}

/** Where the console shows the service's backups. */
export function linkTo({ project, service }: Change, console: string): string {
  const names = [project, service].map(encodeURIComponent)
  return `${console}/projects/${names[0]}/services/${names[1]}/backups`
}

function digestLines({ counts, unread, changes }: Digest, console: string | undefined): string[] {
  const states = PROTECTION_STATES.flatMap((state) => {
    const count = state === 'checking' ? undefined : counts[state]
    return count === undefined ? [] : [`${PROTECTION_WORDS[state].label}: ${count}`]
  })
  return [
    ...states,
    ...unread.map((project) => `${project} could not be read.`),
    `Changes since the day before: ${changes}`,
    ...(console === undefined ? [] : [`${console}/coverage`]),
  ]
}

function countStates(changes: readonly Change[]): string {
  const counts = new Map<string, number>()
  for (const { to = 'ended' } of changes) counts.set(to, (counts.get(to) ?? 0) + 1)
  return [...counts].map(([state, count]) => `${count} ${label(state)}`).join(', ')
}

/** A state in the console's word, within a sentence. */
function label(state: string): string {
  const word = state in PROTECTION_WORDS ? PROTECTION_WORDS[state as WatchedState].label : state
  return word.toLowerCase()
}

function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
