import { gradeOf } from '~/backup/objective'
import type { Recovery } from '~/backup/recovery'
import { count, formatRatio } from '~/lib/format'
import { Time } from '~/components/Time'
import { GRADE_WORDS } from '~/words/protection'
import { Chip } from '~/ui/Chip'
import { ObjectiveScale } from './ObjectiveScale'
import styles from './Recoverable.module.css'

/** One location: the newest recovery point, how it stands to the objective, and the window. */
export function RecoveryFacts({ recovery }: { recovery: Recovery }) {
  const { point, ratio, window, pointInTime, backups } = recovery
  const newest = backups[0]
  return (
    <>
      <div>
        <dt>Newest recovery point</dt>
        <dd>
          <p className={styles.age}>{point === undefined ? 'None known' : <Point at={point} />}</p>
          {point !== undefined && point !== 'now' && (
            <p className={styles.detail}>
              {pointInTime === 'unknown' && 'At least: the recovery window may not be read. '}
              <Time value={point} as="instant" />
            </p>
          )}
          {point === 'now' && <p className={styles.detail}>Any moment of the window up to now</p>}
        </dd>
      </div>
      {ratio !== undefined && (
        <div>
          <dt>Age against the objective</dt>
          <dd>
            <p className={styles.state}>
              <span className={styles.ratio}>{formatRatio(ratio)} ×</span>
              <Chip tone={GRADE_WORDS[gradeOf(ratio)].tone}>
                {GRADE_WORDS[gradeOf(ratio)].label}
              </Chip>
            </p>
            <ObjectiveScale ratio={ratio} />
          </dd>
        </div>
      )}
      <div>
        <dt>Point-in-time window</dt>
        <dd>
          {window ? (
            <>
              <Time value={window.from} as="instant" /> to{' '}
              {window.to === null ? 'now' : <Time value={window.to} as="instant" />}
            </>
          ) : (
            NO_WINDOW[pointInTime]
          )}
        </dd>
      </div>
      <div>
        <dt>Backups there</dt>
        <dd>
          {newest === undefined ? (
            'None listed'
          ) : (
            <>
              {count(backups.length, 'backup')}, the newest <Time value={newest.backup_time} />
            </>
          )}
        </dd>
      </div>
    </>
  )
}

function Point({ at }: { at: string }) {
  return at === 'now' ? <>Now</> : <Time value={at} />
}

const NO_WINDOW: Record<Recovery['pointInTime'], string> = {
  yes: 'Unknown',
  none: 'None yet: no backup can be used for it',
  unknown: 'Unknown: it may not be read',
  'not offered': 'Not offered for this type: whole backups are restored',
}
