import type { HistoryRegionChange } from '~/api/history-shape'
import { Time } from '~/components/Time'
import { cell } from '~/ui/DataTable'
import { VirtualTable } from '~/ui/VirtualTable'
import { ServiceCell } from './ServiceCell'

const COLUMNS = [{ label: 'Service' }, { label: 'Before' }, { label: 'After' }, { label: 'Seen' }]

/** Each time that another secondary backup location was set, or none, the newest first. */
export function LocationChangesTable({ changes }: { changes: readonly HistoryRegionChange[] }) {
  return (
    <VirtualTable
      label="Changes of secondary backup location"
      items={changes}
      keyOf={({ project, service, at }) => `${project}/${service} ${at}`}
      first={10}
      columns={COLUMNS}
      empty="No changes seen in this period."
      renderRow={({ project, service, from, to, at }, row) => (
        <tr key={row['aria-rowindex']} {...row}>
          <ServiceCell project={project} service={service} />
          <Location cloud={from} />
          <Location cloud={to} />
          <td>
            <Time value={at} as="instant" />
          </td>
        </tr>
      )}
    />
  )
}

function Location({ cloud }: { cloud: string | undefined }) {
  return (
    <td>{cloud === undefined ? <span className={cell.muted}>none</span> : <code>{cloud}</code>}</td>
  )
}
