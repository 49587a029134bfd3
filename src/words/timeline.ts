import type { TimelineItem } from '~/backup/timeline'
import { formatBytes, formatInstant } from '~/lib/format'
import { markHidden } from '~/lib/hidden-characters'

/** What is said of an item of the timeline: a backup with where it is, or an event in Aiven's words. */
export function itemText(
  item: TimelineItem,
  region: string | undefined,
  zone: 'local' | 'utc',
): string {
  const time = formatInstant(new Date(item.at).toISOString(), zone)
  if (item.kind === 'event') {
    const text = item.event.event_desc ?? item.event.event_type ?? 'no description'
    return `Event, ${time}: ${markHidden(text)}`
  }
  const { backup } = item
  const size = backup.data_size == null ? 'size unknown' : formatBytes(backup.data_size)
  const place = `in ${backup.storage_location ?? 'an unknown location'}`
  return `Backup ${backup.backup_name}, ${time}, ${size}, ${place}, ${copyText(item, region)}`
}

/** Whether a backup is in the second region, no more than is known. */
export function copyText(
  { copy }: TimelineItem & { kind: 'backup' },
  region: string | undefined,
): string {
  if (region === undefined) return 'no secondary backup location is set'
  if (copy === undefined) return `no copy in ${region}`
  return `copied to ${region}`
}
