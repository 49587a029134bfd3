import type { HistoryDrill } from '~/api/history-shape'
import { DRILL_RESULTS } from '~/backup/drill'
import { Time } from '~/components/Time'
import { Chip } from '~/ui/Chip'
import { cell } from '~/ui/DataTable'
import { UserText } from '~/ui/UserText'
import { VirtualTable } from '~/ui/VirtualTable'
import { DRILL_RESULT_WORDS, DRILL_UNSEEN } from '~/words/drill'
import { ServiceCell } from './ServiceCell'

const COLUMNS = [{ label: 'Service' }, { label: 'Fork' }, { label: 'Result' }, { label: 'When' }]

/** Each restore drill that is over, the newest first: also those whose fork is deleted. */
export function DrillsTable({ drills }: { drills: readonly HistoryDrill[] }) {
  return (
    <VirtualTable
      label="Restore drills"
      items={drills}
      keyOf={({ project, fork, requested }) => `${project}/${fork} ${requested}`}
      first={10}
      columns={COLUMNS}
      empty="No restore drill ended in this period."
      renderRow={({ project, service, fork, location, result, at }, row) => (
        <tr key={row['aria-rowindex']} {...row}>
          <ServiceCell project={project} service={service} />
          <td>
            <UserText text={fork} />
            {location !== undefined && (
              <span className={cell.note}>{`from the ${location} location`}</span>
            )}
          </td>
          <td>
            <ResultChip result={result} />
          </td>
          <td>
            <Time value={at} as="instant" />
          </td>
        </tr>
      )}
    />
  )
}

function ResultChip({ result }: { result: string }) {
  const known = DRILL_RESULTS.find((one) => one === result)
  if (!known) return <Chip tone="neutral">{result === 'unseen' ? DRILL_UNSEEN : result}</Chip>
  const { label, tone } = DRILL_RESULT_WORDS[known]
  return <Chip tone={tone}>{label}</Chip>
}
