import { PROTECTION_STATES } from '~/backup/protection'
import { Time } from '~/components/Time'
import type { Breach } from '~/fleet/history'
import { formatDuration } from '~/lib/format'
import { Chip } from '~/ui/Chip'
import { cell } from '~/ui/DataTable'
import { UserText } from '~/ui/UserText'
import { VirtualTable, type RowProps } from '~/ui/VirtualTable'
import { unwatchedWords } from '~/words/history'
import { PROTECTION_WORDS } from '~/words/protection'
import { ServiceCell } from './ServiceCell'

const COLUMNS = [
  { label: 'Service' },
  { label: 'State and cause' },
  { label: 'Start and end' },
  { label: 'Length', className: cell.number },
]

/** Each time without protection, the newest first. */
export function BreachesTable({ breaches }: { breaches: readonly Breach[] }) {
  return (
    <VirtualTable
      label="Breaches"
      items={breaches}
      keyOf={({ project, service, from }) => `${project}/${service} ${from}`}
      first={10}
      columns={COLUMNS}
      empty="No breaches seen in this period."
      renderRow={(breach, row) => (
        <BreachRow key={row['aria-rowindex']} breach={breach} row={row} />
      )}
    />
  )
}

function BreachRow({ breach, row }: { breach: Breach; row: RowProps }) {
  const { project, service, from, to, seconds, state, cause, lostSight } = breach
  const unwatched = unwatchedWords(breach)
  return (
    <tr {...row}>
      <ServiceCell project={project} service={service} />
      <td>
        <StateChip state={state} />
        <span className={cell.note}>
          <UserText
            text={cause === '' ? 'It began before this period.' : `When first seen: ${cause}`}
          />
        </span>
      </td>
      <td>
        <Time value={from} as="instant" />
        <span className={cell.note}>
          {to === undefined ? (
            <span>{lostSight ? 'Ongoing when last watched' : 'Ongoing'}</span>
          ) : (
            <Time value={to} as="instant" />
          )}
        </span>
      </td>
      <td className={cell.number}>
        <span>{formatDuration(seconds)}</span>
        {unwatched !== undefined && <span className={cell.note}>{unwatched}</span>}
      </td>
    </tr>
  )
}

function StateChip({ state }: { state: string }) {
  const known = PROTECTION_STATES.find((one) => one === state)
  if (!known) return state
  const { label, tone } = PROTECTION_WORDS[known]
  return <Chip tone={tone}>{label}</Chip>
}
