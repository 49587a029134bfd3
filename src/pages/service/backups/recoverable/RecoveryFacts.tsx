import { findDoubt, isAhead, UP_TO_NOW, type Location } from '~/backup/location'
import { isUpToNow } from '~/backup/restorable'
import { gradeAge, type Objective } from '~/backup/objective'
import type { Lookup } from '~/backup/protection'
import { measureLocation } from '~/backup/survivors'
import { Time } from '~/components/Time'
import { formatDuration, formatRatio } from '~/lib/format'
import { Chip } from '~/ui/Chip'
import { UNREAD_WORDS, unreadBecause } from '~/words/lookup'
import { CLOCKS_DISAGREE, GRADE_WORDS, WHEN_OFF, WINDOW_WITHOUT_BACKUPS } from '~/words/protection'
import { BackupsThere } from './BackupsThere'
import { ObjectiveScale } from './ObjectiveScale'
import styles from './Recoverable.module.css'

interface RecoveryFactsProps {
  location: Location
  objective: Objective
  /** How it stands with the backups' report. */
  lookup: Lookup
  /** The service is powered off: it makes no backups. */
  off: boolean
  /** Milliseconds since 1970 UTC, by the server's clock. */
  now: number
}

/** One location: the newest recovery point, its age against the objective, and the window. */
export function RecoveryFacts(props: RecoveryFactsProps) {
  const { location, lookup, off, now } = props
  const ahead = isAhead(location, now)
  const { newest, window, pointInTime } = location
  return (
    <>
      <div>
        <dt>Newest recovery point</dt>
        <dd>
          <p className={styles.age}>
            {ahead || !newest ? (
              <span>{ahead ? 'Unknown' : 'None known'}</span>
            ) : (
              <Point at={newest.at} />
            )}
          </p>
          {ahead && <p className={styles.detail}>{CLOCKS_DISAGREE}</p>}
          {newest?.at === UP_TO_NOW && (
            <p className={styles.detail}>Any point in the window, up to now</p>
          )}
          {newest && newest.at !== UP_TO_NOW && (
            <p className={styles.detail}>
              {newest.known === 'not-older-than' && <span>{`${boundWords(lookup, off)} `}</span>}
              <Time value={newest.at} as="instant" />
            </p>
          )}
        </dd>
      </div>
      <Age {...props} />
      <div>
        <dt>Point-in-time window</dt>
        <dd>
          {window ? (
            <span>
              <Time value={window.from} as="instant" /> to{' '}
              {window.to !== UP_TO_NOW ? (
                <Time value={window.to} as="instant" />
              ) : (
                <span>{isUpToNow(location) ? 'now' : WHEN_OFF}</span>
              )}
            </span>
          ) : (
            <span>
              {pointInTime === 'unread'
                ? UNREAD_WORDS[lookup === 'read' ? 'not-read' : lookup]
                : NO_WINDOW[pointInTime]}
            </span>
          )}
          {findDoubt(location) === 'window-without-backups' && (
            <p className={styles.detail}>{WINDOW_WITHOUT_BACKUPS}</p>
          )}
        </dd>
      </div>
      <BackupsThere location={location} />
    </>
  )
}

function Point({ at }: { at: number }) {
  return at === UP_TO_NOW ? <span>Now</span> : <Time value={at} />
}

/** The age, and how many times the objective it is; nothing where that is unknown. */
function Age({ location, objective, lookup, off, now }: RecoveryFactsProps) {
  const measured = measureLocation(location, objective, now)
  if (!measured) return null
  const { age, ratio } = measured
  const { kind, newest } = location
  // Its data does not change while it is off, so nothing more is lost by waiting.
  if (off && kind === 'primary') return null
  const open = newest?.known === 'not-older-than' && objective.source === 'tag' && lookup !== 'read'
  return (
    <div>
      <dt>Age compared with RPO</dt>
      <dd>
        {open && ratio > 1 ? (
          <span>{`At most ${formatRatio(ratio)}×`}</span>
        ) : (
          <>
            <p className={styles.state}>
              <span className={styles.ratio}>{formatRatio(ratio)}×</span>
              <Chip tone={GRADE_WORDS[gradeAge(ratio)].tone}>
                {GRADE_WORDS[gradeAge(ratio)].label}
              </Chip>
            </p>
            <ObjectiveScale ratio={ratio} />
          </>
        )}
        {objective.source === 'assumed' && (
          <p className={styles.detail}>By its newest backup, {formatDuration(age)} old</p>
        )}
      </dd>
    </div>
  )
}

/** Why the newest recovery point is known only as a bound. */
function boundWords(lookup: Lookup, off: boolean): string {
  if (off) return 'At least this recent: the service is powered off and makes no backups.'
  if (lookup === 'read') return 'At least this recent.'
  return `At least this recent: ${unreadBecause('the recovery window', lookup)}.`
}

const NO_WINDOW: Record<Exclude<Location['pointInTime'], 'unread'>, string> = {
  yes: 'Unknown',
  none: 'None yet: no usable backup',
  'not-reported': 'Aiven reports none',
  'not-offered': 'Not available for this type: whole backups are restored',
}
