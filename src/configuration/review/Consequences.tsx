import type { ReactNode } from 'react'
import { asksFirst, type Consequence } from '~/backup/consequences'
import { count, formatDuration } from '~/lib/format'
import { Time } from '~/components/Time'
import styles from './review.module.css'

/** What will happen, in words: no more than is known. */
export function Consequences({ items }: { items: readonly Consequence[] }) {
  if (items.length === 0) {
    return <p className={styles.muted}>Nothing else is known to follow from this change.</p>
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
      return `${count(item.count, 'copy', 'copies')} in ${item.region} will no longer be shown; ${ages(item)}. ${after(item.successor)}`
    case 'unknown-copies-given-up':
      return `Copies in ${item.region}, if there are any, will no longer be shown: how many there are is not known here. ${after(item.successor)}`
    case 'no-copies-given-up':
      return `No copy has been seen in ${item.region}: none is given up.`
    case 'backups-deleted':
      return `${item.count === undefined ? 'All backups' : `All ${count(item.count, 'backup')}`} are deleted at once, no more are made, and the service can no longer be forked.`
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
      return `From now on each snapshot is also taken in ${item.region}. Snapshots from before are not copied.`
    case 'copies-start-when-on':
      return `The service is powered off. Copies in ${item.region} start after the first backup once it runs again.`
    case 'copies-in-doubt':
      return `Aiven’s pages disagree on whether this type of service has copies in another region. Only a copy that is seen in ${item.region} will tell.`
    case 'too-soon':
      return (
        <>
          If the region was set less than 24 hours ago, Aiven refuses this change. It allows it
          again at the latest after <Time value={item.until} as="both" />.
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
      return 'The primary backups stay as they are. If their region is lost, so are they.'
    case 'backup-time':
      return 'One more backup may still come at the old time before the new one applies.'
    case 'backup-rhythm':
      return `Backups are then made every ${item.hours} hours, not every ${item.hours === 24 ? 12 : 24}.`
    case 'needs-acu-plan':
      return `Works on ACU plans only: ${item.names.join(', ')}.`
    case 'restart':
      return `A restart of the service may follow: ${item.names.join(', ')}.`
    case 'rebuild':
      return `The service is rebuilt for the new ${item.name}.`
  }
}

function ages({ count: copies, newestAge, oldestAge }: { count: number } & Ages): string {
  if (newestAge === undefined || oldestAge === undefined) return 'how old they are is unknown'
  const [newest, oldest] = [formatDuration(newestAge, 1), formatDuration(oldestAge, 1)]
  return copies === 1 ? `it is ${oldest} old` : `the newest is ${newest} old, the oldest ${oldest}`
}

interface Ages {
  newestAge: number | undefined
  oldestAge: number | undefined
}

function after(successor: string | undefined): string {
  return successor === undefined
    ? 'Do not count on them from then on: Aiven does not say when copies are deleted.'
    : `Until a copy is seen in ${successor}, the service waits for its first copy.`
}

/** What a person says yes to before backups are given up. */
export function consentTo(item: Consequence): string {
  switch (item.kind) {
    case 'copies-given-up':
      return `Give up ${count(item.count, 'copy', 'copies')} in ${item.region}`
    case 'unknown-copies-given-up':
      return `Give up the copies in ${item.region}, if there are any`
    case 'backups-deleted':
      return 'Delete all backups of this service'
    default:
      return 'Go ahead'
  }
}
