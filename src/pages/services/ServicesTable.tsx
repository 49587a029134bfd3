import { getRouteApi, Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Fragment, memo, type Ref } from 'react'
import { serverNow } from '~/api/server-clock'
import { ProtectionBadge, ServiceStateBadge } from '~/components/Badges'
import { FoundCloud } from '~/components/CloudName'
import { protectionReason } from '~/words/protection'
import type { Protection, Survivor } from '~/backup/protection'
import { Time } from '~/components/Time'
import { formatDuration } from '~/lib/format'
import { serviceTypeName } from '~/words/service'
import { cardsOnPhones, cell, linkedTable } from '~/ui/DataTable'
import { RowGap } from '~/ui/RowGap'
import { SortHeading } from '~/ui/SortHeading'
import { useNow } from '~/ui/use-now'
import type { VirtualRows } from '~/ui/virtual-rows'
import { walkRows } from '~/ui/walk-rows'
import { protectionAt, type Row } from './rows'
import type { SortKey } from './search-params'
import styles from './ServicesTable.module.css'
import { UserText } from '~/ui/UserText'

const route = getRouteApi('/projects/$project/services')

const COLUMNS: SortableHeaderProps[] = [
  { sortKey: 'name', label: 'Service' },
  { sortKey: 'status', label: 'Status' },
  { sortKey: 'plan', label: 'Plan', className: styles.optional },
  { sortKey: 'nodes', label: 'Nodes', className: clsx(cell.number, styles.optional) },
  { sortKey: 'cloud', label: 'Cloud' },
  { sortKey: 'backup', label: 'Secondary backup location' },
  { sortKey: 'created', label: 'Created', className: styles.optional },
]

const cards = cardsOnPhones(COLUMNS)

interface ServicesTableProps {
  rows: readonly Row[]
  project: string
  /** Those that are in the page. */
  virtual: VirtualRows
  body?: Ref<HTMLTableSectionElement>
}

/** The services of a project. */
export function ServicesTable({ rows, project, virtual, body }: ServicesTableProps) {
  return (
    <table
      className={clsx(linkedTable, cards.className, virtual.sparse && styles.sparse)}
      style={cards.style}
      aria-label="Current services"
      aria-rowcount={rows.length + 1}
    >
      <thead>
        <tr aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <SortableHeader key={column.sortKey} {...column} />
          ))}
        </tr>
      </thead>
      {/* Keys of the links in the rows, caught once for all of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tbody ref={body} onKeyDown={(event) => walkRows(event, rows.length, virtual)}>
        {virtual.rows.map(({ index, gap }) => {
          const row = rows[index]
          return (
            row && (
              <Fragment key={row.service.service}>
                <RowGap height={gap} />
                <ServiceRow ref={virtual.measure} row={row} index={index} project={project} />
              </Fragment>
            )
          )
        })}
        <RowGap height={virtual.after} />
      </tbody>
    </table>
  )
}

interface SortableHeaderProps {
  sortKey: SortKey
  label: string
  className?: string | undefined
}

const SortableHeader = memo(function SortableHeader(props: SortableHeaderProps) {
  const { sortKey, label, className } = props
  const { sort = 'name', desc = false } = route.useSearch()
  const active = sort === sortKey
  return (
    <SortHeading
      label={label}
      className={className}
      active={active}
      desc={desc}
      renderLink={(link) => (
        <Link
          {...link}
          from="/projects/$project/services"
          search={(before) => ({
            ...before,
            sort: sortKey === 'name' ? undefined : sortKey,
            desc: (active && !desc) || undefined,
          })}
          preload={false}
          resetScroll={false}
        />
      )}
    />
  )
})

interface ServiceRowProps {
  ref: Ref<HTMLTableRowElement>
  row: Row
  index: number
  project: string
}

/** Scrolling draws only the rows that come into sight, a filter only the numbers of those that stay. */
const ServiceRow = memo(function ServiceRow({ ref, row, index, project }: ServiceRowProps) {
  return (
    <tr ref={ref} aria-rowindex={index + 2} data-index={index}>
      <ServiceCells row={row} project={project} />
    </tr>
  )
})

const ServiceCells = memo(function ServiceCells({
  row,
  project,
}: Omit<ServiceRowProps, 'ref' | 'index'>) {
  const { service } = row
  const placement = row.placement()
  // Ages are those of this moment; only rows in the page re-render as they grow.
  const protection = protectionAt(row, serverNow(useNow(30)))
  return (
    <>
      <th scope="row">
        <Link
          to="/projects/$project/services/$service/overview"
          params={{ project, service: service.service }}
          className={cell.name}
        >
          <UserText text={service.service} />
        </Link>
        <span className={cell.note}>{serviceTypeName(service.type)}</span>
      </th>
      <td>
        <ServiceStateBadge state={service.state} />
      </td>
      <td className={styles.optional}>{service.plan}</td>
      <td className={clsx(cell.number, styles.optional)}>{service.nodeCount ?? 'unknown'}</td>
      <td>
        <FoundCloud name={service.cloud} found={row.cloud} />
      </td>
      <td title={protectionReason(protection, service.type)}>
        <ProtectionBadge protection={protection} />
        <LocationLine protection={protection} />
        {placement.includes('copy-where-the-service-runs') && (
          <span className={cell.warning}>Same region as the service</span>
        )}
        {placement.includes('copy-where-the-primary-is') && (
          <span className={cell.warning}>Same region as the primary backups</span>
        )}
        {protection.survivor?.kind === 'primary' && (
          <span className={cell.warning}>
            Only the primary backups in{' '}
            <span className={cell.nowrap}>{protection.survivor.cloud}</span> would remain
          </span>
        )}
        {protection.pauseReason !== undefined && (
          <span className={cell.note}>
            <UserText text={`“${protection.pauseReason}”`} />
          </span>
        )}
      </td>
      <td className={styles.optional}>
        <Time value={service.created} as="day" />
      </td>
    </>
  )
})

/** Where the copies are, and how old what the state is judged by is. */
function LocationLine({ protection }: { protection: Protection }) {
  const { region, survivor, age, measured } = protection
  if (region === undefined) return null
  const known = survivor?.kind === 'secondary' && age !== undefined
  return (
    <span className={cell.note}>
      <code>{region}</code>
      {known && (
        <span>{` · ${measured === 'backup' ? 'copy' : pointWords(survivor)} ${formatDuration(age, 1)} ago`}</span>
      )}
    </span>
  )
}

function pointWords({ point }: Survivor): string {
  return point.known === 'exact' ? 'recovery point' : 'recovery point at most'
}
