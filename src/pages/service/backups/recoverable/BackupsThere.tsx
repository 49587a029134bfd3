import type { ReactNode } from 'react'
import type { Location } from '~/backup/location'
import { Time } from '~/components/Time'
import { count } from '~/lib/format'

interface BackupsThereProps {
  location: Location
  /** What else is to be said of them. */
  children?: ReactNode
}

/** How many backups a location holds, and when the newest was made. */
export function BackupsThere({ location, children }: BackupsThereProps) {
  const { count: backups, newestBackup } = location
  return (
    <div>
      <dt>Backups there</dt>
      <dd>
        {backups === undefined ? (
          <span>Aiven does not list this service’s backups</span>
        ) : backups === 0 ? (
          <span>None listed</span>
        ) : newestBackup === undefined ? (
          <span>{`${count(backups, 'backup')}, none with a valid time`}</span>
        ) : (
          <span>
            {count(backups, 'backup')}, the newest <Time value={newestBackup} />
          </span>
        )}
        {children}
      </dd>
    </div>
  )
}
