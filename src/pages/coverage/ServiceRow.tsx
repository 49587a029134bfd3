import { clsx } from 'clsx'
import { memo, type Ref } from 'react'
import type { CoverageRow } from '~/fleet/coverage'
import { ProtectionBadge, ServiceStateBadge } from '~/components/Badges'
import { formatDuration, formatRatio } from '~/lib/format'
import { WITHOUT_AGE } from '~/words/without-age'
import { protectionAgeWords, protectionReason } from '~/words/protection'
import { PLACEMENT_WORDS } from '~/words/placement'
import { MADE_FOR_WORDS, serviceTypeName } from '~/words/service'
import { cell } from '~/ui/DataTable'
import styles from './CoverageTable.module.css'
import type { ColumnKey } from './search-params'
import { UserText } from '~/ui/UserText'

interface ServiceRowProps {
  /** Where rows are measured. */
  ref: Ref<HTMLTableRowElement> | undefined
  row: CoverageRow
  index: number
  columns: readonly ColumnKey[]
  selected: boolean
  onSelect: (key: string) => void
}

/** One service of the table. */
export const ServiceRow = memo(function ServiceRow(props: ServiceRowProps) {
  const { ref, row, index, columns, selected, onSelect } = props
  const { project, service } = row.service
  return (
    <tr
      ref={ref}
      aria-rowindex={index + 2}
      data-index={index}
      data-selected={selected || undefined}
    >
      <td className={styles.check}>
        <input
          type="checkbox"
          aria-label={`Select ${service} of ${project}`}
          checked={selected}
          onChange={() => onSelect(row.key)}
        />
      </td>
      <Cells row={row} columns={columns} />
    </tr>
  )
})

interface CellProps {
  row: CoverageRow
  columns: readonly ColumnKey[]
}

/** A filter gives the rows that stay another number; their cells stay as they are. */
const Cells = memo(function Cells({ row, columns }: CellProps) {
  return columns.map((key) => {
    const Cell = CELLS[key]
    return <Cell key={key} row={row} columns={columns} />
  })
})

const CELLS: Record<ColumnKey, (props: CellProps) => React.JSX.Element> = {
  service: ServiceCell,
  state: StateCell,
  type: ({ row: { service } }) => (
    <td title={`${serviceTypeName(service.type)}, ${service.plan}`}>
      <span className={styles.line}>{serviceTypeName(service.type)}</span>
      <span className={clsx(cell.note, styles.line)}>{service.plan}</span>
    </td>
  ),
  status: ({ row: { service } }) => (
    <td>
      <ServiceStateBadge state={service.state} />
    </td>
  ),
  cloud: ({ row: { service } }) => <CloudCell cloud={service.cloud} />,
  primary: ({ row: { service } }) => (
    <CloudCell cloud={service.locations.primary.cloud} none="unknown" />
  ),
  secondary: ({ row: { service } }) => (
    <CloudCell cloud={service.locations.secondary?.cloud} none="none" />
  ),
  copy: AgeCell,
  ratio: ({ row: { protection } }) => (
    <td className={cell.number} title={`RPO: ${formatDuration(protection.objective.seconds)}`}>
      {protection.ratio === undefined ? '' : `${shortRatio(protection.ratio)}×`}
    </td>
  ),
}

/** The column is too narrow for "under 0.1" and "just over 1". */
function shortRatio(ratio: number): string {
  return formatRatio(ratio)
    .replace(/^under /, '<')
    .replace(/^(?:just )?over /, '>')
}

/** How old what the state is judged by is: the newest backup elsewhere, or the newest recovery point. */
function AgeCell({ row: { protection } }: CellProps) {
  const { age, survivor, measured } = protection
  if (age === undefined || !survivor) {
    return (
      <td className={styles.whole}>
        <span className={styles.none}>{WITHOUT_AGE[protection.state]}</span>
      </td>
    )
  }
  const bound = measured === 'recovery-point' && survivor.point.known === 'not-older-than'
  return (
    <td className={styles.whole} title={protectionAgeWords(protection)}>
      {`${bound ? '≤ ' : ''}${formatDuration(age)}`}
    </td>
  )
}

function ServiceCell({ row: { service }, columns }: CellProps) {
  const { project, service: name } = service
  const path = `/projects/${encodeURIComponent(project)}/services/${encodeURIComponent(name)}/backups`
  return (
    <th scope="row">
      <a
        href={path}
        className={clsx(cell.name, styles.line)}
        data-project={project}
        data-service={name}
        title={name}
      >
        <UserText text={name} />
      </a>
      <span className={clsx(cell.note, styles.notes)} title={project}>
        <UserText text={project} />
        {!columns.includes('type') && <span>{` · ${serviceTypeName(service.type)}`}</span>}
        {service.madeFor && <span>{` · ${MADE_FOR_WORDS[service.madeFor]}`}</span>}
      </span>
    </th>
  )
}

function StateCell({ row: { service, protection, warnings }, columns }: CellProps) {
  const reason = protectionReason(protection, service.type)
  const [first, ...others] = warnings
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  const narrow = !columns.includes('secondary') && protection.region !== undefined
  return (
    <td title={[reason, ...warnings.map((one) => PLACEMENT_WORDS[one])].join('\n')}>
      <ProtectionBadge protection={protection} />
      {first !== undefined && (
        <span className={clsx(cell.warning, styles.notes)}>{PLACEMENT_WORDS[first] + more}</span>
      )}
      {first === undefined && protection.pauseReason !== undefined && (
        <span className={clsx(cell.note, styles.notes)}>
          <UserText text={`“${protection.pauseReason}”`} />
        </span>
      )}
      {first === undefined && protection.survivor?.kind === 'primary' && (
        <span className={clsx(cell.note, styles.notes)}>by its primary backups</span>
      )}
      {first === undefined && protection.pauseReason === undefined && narrow && (
        <span className={clsx(cell.note, styles.notes)}>
          <code>{protection.region}</code>
        </span>
      )}
    </td>
  )
}

function CloudCell({ cloud, none }: { cloud: string | undefined; none?: string }) {
  return (
    <td className={styles.whole}>
      {cloud === undefined ? (
        <span className={styles.none}>{none}</span>
      ) : (
        <code className={styles.cloud}>{cloud}</code>
      )}
    </td>
  )
}
