import { memo } from 'react'
import type { Backup, BackupCopy } from '~/api/backups'
import type { Service } from '~/api/services'
import { secondaryRegion } from '~/backup/secondary-region'
import { CloudName } from '~/components/CloudName'
import { formatBytes } from '~/lib/format'
import { Time } from '~/components/Time'
import { Chip } from '~/ui/Chip'
import { cell } from '~/ui/DataTable'
import { VirtualTable, type RowProps } from '~/ui/VirtualTable'
import styles from './BackupsTable.module.css'

const COLUMNS = [
  { label: 'Time' },
  {
    label: 'Size before compression',
    heading: (
      <>
        Size <span className={cell.muted}>before compression</span>
      </>
    ),
    className: cell.number,
  },
  { label: 'Type' },
  { label: 'Primary backup location' },
  { label: 'Secondary backup location' },
]

interface BackupsTableProps {
  project: string
  service: Service
  /** Newest first. */
  backups: readonly Backup[]
}

/** The backups, of which only those in sight are in the page where they are many. */
export function BackupsTable({ project, service, backups }: BackupsTableProps) {
  const region = secondaryRegion(service.user_config)
  return (
    <VirtualTable
      label="Backups"
      items={backups}
      keyOf={({ backup_name: name }) => name}
      first={10}
      columns={COLUMNS}
      renderRow={(backup, row) => (
        <BackupRow {...row} project={project} service={service} backup={backup} region={region} />
      )}
    />
  )
}

interface BackupRowProps extends RowProps {
  project: string
  service: Service
  backup: Backup
  /** The region that is set. */
  region: string | undefined
}

/** Scrolling draws only the rows that come into sight. */
const BackupRow = memo(function BackupRow(props: BackupRowProps) {
  const { project, service, backup, region, ...row } = props
  return (
    <tr {...row}>
      <th scope="row" title={backup.backup_name} className={cell.nowrap}>
        <Time value={backup.backup_time} as="instant" />
        <div className={cell.muted}>
          <Time value={backup.backup_time} />
        </div>
      </th>
      <td className={cell.number}>{describeSize(backup)}</td>
      <td>{describeKind(backup)}</td>
      <td>
        <PrimaryLocation project={project} service={service} backup={backup} />
      </td>
      <td>
        <Copies project={project} copies={backup.additional_regions ?? []} region={region} />
      </td>
    </tr>
  )
})

function describeSize({ data_size: bytes }: Backup): string {
  return bytes == null ? 'Size unknown' : formatBytes(bytes)
}

function describeKind(backup: Backup): string {
  if (backup.incremental == null) return 'Base backup'
  return backup.incremental ? 'Incremental' : 'Full'
}

interface PrimaryLocationProps {
  project: string
  service: Service
  backup: Backup
}

function PrimaryLocation({ project, service, backup }: PrimaryLocationProps) {
  const { storage_location: location } = backup
  if (!location) return <>Unknown</>
  return (
    <>
      <CloudName project={project} cloud={location} />
      {location !== service.cloud_name && (
        <span className={cell.muted}>not where the service runs</span>
      )}
    </>
  )
}

interface CopiesProps {
  project: string
  copies: readonly BackupCopy[]
  /** The region that is set. */
  region: string | undefined
}

function Copies({ project, copies, region }: CopiesProps) {
  if (copies.length === 0) {
    return <span className={cell.muted}>{region === undefined ? 'None' : 'No copy yet'}</span>
  }
  return (
    <ul className={styles.copies}>
      {copies.map((copy) => (
        <li key={copy.cloud} className={styles.copy}>
          <CloudName project={project} cloud={copy.cloud} />
          <CopyState current={copy.cloud === region} />
        </li>
      ))}
    </ul>
  )
}

/** That copying is paused concerns the location, and is shown there: a copy that is listed is there. */
function CopyState({ current }: { current: boolean }) {
  return current ? (
    <Chip tone="success">Copied</Chip>
  ) : (
    <Chip tone="neutral">Not the region set</Chip>
  )
}
