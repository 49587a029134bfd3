import { randomUUID } from 'node:crypto'
import { isAnnounced, type Change } from './changes'
import type { Known } from './known'
import type { WatchedState } from './verdict'

/** The channels that notify people. */
export type ChannelName = 'webhook' | 'slack' | 'mail'

/** A message for one channel. It is kept until it was sent. */
export interface Message {
  /** A UUID, the same however often it is sent. */
  id: string
  channel: ChannelName
  /** Milliseconds since 1970 UTC, by the API's clock. */
  at: number
  content: MessageContent
}

export type MessageContent =
  /** All that one pass has seen to change: an outage is one message, not three hundred. */
  { kind: 'changes'; changes: readonly Change[] } | Digest

/** How things stand, once a day. */
export interface Digest {
  kind: 'digest'
  /** In UTC, such as `2026-11-29`. */
  day: string
  /** How many services are in each state. */
  counts: Partial<Record<WatchedState, number>>
  /** Projects that could not be read. */
  unread: readonly string[]
  /** How many changes were reported to people since the day before. */
  changes: number
}

/**
 * The message about what changed in a pass, for each channel.
 * @param at milliseconds since 1970 UTC, by the API's clock
 */
export function changeMessages(
  changes: readonly Change[],
  channels: readonly ChannelName[],
  at: number,
): Message[] {
  const announced = changes.filter(isAnnounced)
  return announced.length === 0
    ? []
    : address({ kind: 'changes', changes: announced }, channels, at)
}

/** Milliseconds. */
export const DAY = 86_400_000

/**
 * The digest of the day, where it is due.
 * @param hour of the day in UTC from which it is due
 * @param last the day of the last one
 * @param recent the changes of the last day
 */
export function digestMessages(
  known: Known,
  { hour, last, recent }: { hour: number; last: string | undefined; recent: readonly Change[] },
  channels: readonly ChannelName[],
  at: number,
): Message[] {
  const day = new Date(at).toISOString().slice(0, 10)
  if (last === day || new Date(at).getUTCHours() < hour) return []
  const counts: Digest['counts'] = {}
  for (const { state } of known.verdicts.values()) counts[state] = (counts[state] ?? 0) + 1
  const unread = [...known.projects.values()].flatMap(({ ok, project }) => (ok ? [] : [project]))
  const changes = recent.filter(isAnnounced).length
  return address({ kind: 'digest', day, counts, unread, changes }, channels, at)
}

function address(content: MessageContent, channels: readonly ChannelName[], at: number): Message[] {
  const id = randomUUID()
  return channels.map((channel) => ({ id, channel, at, content }))
}
