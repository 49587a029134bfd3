import type { ReactNode } from 'react'
import type { Backup, BackupReport } from '~/api/backups'
import { serverNow } from '~/api/server-clock'
import { firstCopyIn } from '~/backup/copies'
import { nextBackup } from '~/backup/schedule'
import { Time } from '~/components/Time'
import { useNow } from '~/ui/use-now'
import styles from './FirstCopy.module.css'

interface FirstCopyProps {
  /** The region that is set. */
  region: string
  /** No copy has been seen in it. */
  waiting: boolean
  /** Aiven's state of the service: one that is powered off makes no backups. */
  state: string
  backups: readonly Backup[]
  /** Undefined where it may not be read. */
  report: BackupReport | undefined
}

/** How far a region that was set has come: accepted, the next backup, the first copy. */
export function FirstCopy({ region, waiting, state, backups, report }: FirstCopyProps) {
  const now = serverNow(useNow(10))
  const first = firstCopyIn(region, backups)
  if (!waiting) {
    return first === undefined ? null : (
      <p className={styles.since}>
        First copy: the backup of <Time value={first} as="both" />.
      </p>
    )
  }
  const running = state !== 'POWEROFF'
  const next = report && nextBackup(report, state, now)
  return (
    <ol className={styles.steps} aria-label="Progress to the first copy">
      <Step state="done">Accepted: {region} is set</Step>
      <Step state="current">
        {running
          ? `Waiting for the next backup${next === undefined ? '' : ', scheduled for '}`
          : 'Waiting until the service runs again'}
        {running && next !== undefined && <Time value={next} as="both" />}
      </Step>
      <Step state="ahead">First copy seen in {region}</Step>
    </ol>
  )
}

const STATES = { done: 'Done: ', current: 'Now: ', ahead: 'Then: ' }

function Step({ state, children }: { state: keyof typeof STATES; children: ReactNode }) {
  return (
    <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className="visually-hidden">{STATES[state]}</span>
      {children}
    </li>
  )
}
