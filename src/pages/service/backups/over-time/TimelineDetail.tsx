import type { TimelineItem } from '~/backup/timeline'
import { formatBytes } from '~/lib/format'
import { Time } from '~/components/Time'
import { UserText } from '~/ui/UserText'
import styles from './Timeline.module.css'
import { copyText } from '~/words/timeline'

interface TimelineDetailProps {
  item: TimelineItem
  region: string | undefined
}

/** The backup or event that is pointed at, or else the newest. */
export function TimelineDetail({ item, region }: TimelineDetailProps) {
  const time = <Time value={item.at} as="both" />
  if (item.kind === 'event') {
    const { actor, event_desc: text, event_type: type } = item.event
    return (
      <div className={styles.detail}>
        <p className={styles.moment}>{time}</p>
        <p>
          <UserText text={text ?? type ?? 'No description'} />
        </p>
        <p className={styles.note}>
          <UserText text={actor ?? 'Author unknown'} />
        </p>
      </div>
    )
  }
  const { backup } = item
  return (
    <div className={styles.detail}>
      <p className={styles.moment}>{time}</p>
      <p>
        <code>{backup.backup_name}</code>
      </p>
      <p className={styles.note}>
        {backup.data_size == null ? 'Size unknown' : formatBytes(backup.data_size)} · in{' '}
        {backup.storage_location ?? 'an unknown location'} · {copyText(item, region)}
      </p>
    </div>
  )
}
