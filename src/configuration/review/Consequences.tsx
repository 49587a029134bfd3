import type { ReactNode } from 'react'
import { asksFirst, type Consequence } from '~/backup/consequences'
import { count, formatDuration } from '~/lib/format'
import { Time } from '~/components/Time'
import styles from './review.module.css'

/** The effects of a change in words: no more than is known. */
export function Consequences({ items }: { items: readonly Consequence[] }) {
  if (items.length === 0) {
    return <p className={styles.muted}>No other effects are known.</p>
  }
  return (
    <ul className={styles.consequences}>
      {items.map((item) => (
        <li key={item.kind} data-serious={asksFirst(item) || undefined}>
          {explain(item)}
        </li>
      ))}
    </ul>
  )
}

function explain(item: Consequence): ReactNode {
  switch (item.kind) {
    case 'copies-given-up':
      return `You’ll lose access to ${count(item.count, 'copy', 'copies')} in ${item.region}; ${ages(item)}. ${after(item.successor)}`
    case 'unknown-copies-given-up':
      return `You’ll lose access to any copies in ${item.region}; how many there are is unknown. ${after(item.successor)}`
    case 'no-copies-given-up':
      return `${item.region} holds no copies, so none are lost.`
    case 'backups-deleted':
      return `${item.count === undefined ? 'All backups are' : item.count === 1 ? 'The only backup is' : `All ${count(item.count, 'backup')} are`} deleted immediately, no more are made, and the service can no longer be forked.`
    case 'copies-start':
      return (
        <>
          {`Copies in ${item.region} start after the next backup${item.next === undefined ? '' : ', about '}`}
          {item.next !== undefined && <Time value={item.next} as="both" />}
          <span>
            . Setting the region may start a backup earlier. A copy can be restored only in{' '}
            {item.region}.
          </span>
        </>
      )
    case 'snapshots-start':
      return `From now on, each snapshot is also taken in ${item.region}. Earlier snapshots are not copied.`
    case 'copies-start-when-on':
      return `The service is powered off. Copies in ${item.region} start after the first backup once it runs again.`
    case 'copies-in-doubt':
      return `Aiven’s documentation disagrees on whether this service type supports a secondary backup location. Only a copy in ${item.region} will confirm it.`
    case 'too-soon':
      return (
        <>
          If the region was set less than 24 hours ago, Aiven refuses this change. You can change it
          again by <Time value={item.until} as="both" />.
        </>
      )
    case 'next-region-change':
      return (
        <>
          The region can be changed again after <Time value={item.from} as="instant" />: once in 24
          hours.
        </>
      )
    case 'primary-stays':
      return 'Primary backups are not affected. If their region is lost, so are they.'
    case 'backup-time':
      return 'One more backup may run at the old time before the new one applies.'
    case 'backup-rhythm':
      return `Backups will run every ${item.hours} hours instead of every ${item.hours === 24 ? 12 : 24}.`
    case 'needs-acu-plan':
      return `Works on ACU plans only: ${item.names.join(', ')}.`
    case 'restart':
      return `The service may restart: ${item.names.join(', ')}.`
    case 'rebuild':
      return `The service is rebuilt for the new ${item.name}.`
  }
}

function ages({ count: copies, newestAge, oldestAge }: { count: number } & Ages): string {
  if (newestAge === undefined || oldestAge === undefined) return 'their age is unknown'
  const [newest, oldest] = [formatDuration(newestAge, 1), formatDuration(oldestAge, 1)]
  return copies === 1 ? `it is ${oldest} old` : `the newest is ${newest} old, the oldest ${oldest}`
}

interface Ages {
  newestAge: number | undefined
  oldestAge: number | undefined
}

function after(successor: string | undefined): string {
  return successor === undefined
    ? 'Do not rely on them after that: Aiven does not say when copies are deleted.'
    : `Until a copy appears in ${successor}, the service is waiting for its first copy.`
}

/** What a person says yes to before backups are given up. */
export function consentTo(item: Consequence): string {
  switch (item.kind) {
    case 'copies-given-up':
      return `I understand I’ll lose access to ${count(item.count, 'copy', 'copies')} in ${item.region}`
    case 'unknown-copies-given-up':
      return `I understand I’ll lose access to any copies in ${item.region}`
    case 'backups-deleted':
      return 'I understand that all backups of this service are deleted'
    default:
      return 'I understand'
  }
}
