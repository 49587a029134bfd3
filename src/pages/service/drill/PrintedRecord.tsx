import { createPortal } from 'react-dom'
import { type Drill } from '~/backup/drill'
import { timeToRunning } from '~/backup/drill-course'
import type { DrillRecord } from '~/backup/drill-record'
import { timeToRunningText } from '~/words/drill'
import { formatNumber, formatSecond } from '~/lib/format'
import { dataAgeParts } from '~/words/data-age'
import { ADDED_DISK_WORDS } from '~/words/disk'
import { DRILL_RESULT_WORDS } from '~/words/drill'
import { serviceTypeName } from '~/words/service'
import { CHECK_WORDS } from './Checklist'
import styles from './PrintedRecord.module.css'

const UNKNOWN = 'Unknown'

/** The record on paper, in UTC. It stands beside the page, which is not printed. */
export function PrintedRecord({ record, drill }: { record: DrillRecord; drill: Drill }) {
  const { source, fork, cost } = record
  const facts: [string, string][] = [
    ['Project', record.project],
    ['Restored from', `${source.service_name}, ${source.backup_location ?? 'unknown'} location`],
    ['As of', asOfText(drill)],
    ['Into', `${fork.service_name} (${serviceTypeName(fork.service_type)}, ${fork.plan})`],
    ['Cloud', fork.cloud_name],
    ['Requested', at(record.requested_at)],
    ['Last seen not running', at(record.last_seen_not_running_at)],
    ['First seen running', at(record.seen_running_at)],
    ['Restore time', timeToRunningText(timeToRunning(drill)) ?? UNKNOWN],
    ['Result', resultText(record)],
    ['Cost so far', costText(cost)],
    ['Recorded by', record.recorded_by ?? UNKNOWN],
    ['Read at', at(record.read_at)],
    ['Read from', readFromText(record.read_from)],
  ]
  return createPortal(
    <article className={styles.sheet} hidden data-printed-record>
      <h1>Restore drill of {source.service_name}</h1>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>Checklist</h2>
      <table>
        <tbody>
          {record.checklist.map(({ id, text, state, note }) => (
            <tr key={id}>
              <th scope="row">{text}</th>
              <td>{CHECK_WORDS[state]}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Notes</h2>
      <p className={styles.notes}>{record.notes === '' ? 'None' : record.notes}</p>
    </article>,
    document.body,
  )
}

function readFromText(host: string | null): string {
  return host === 'sandbox' ? 'Sandbox: sample services, not Aiven’s' : (host ?? UNKNOWN)
}

function at(time: string | null): string {
  return time === null ? UNKNOWN : formatSecond(Date.parse(time), 'UTC')
}

function asOfText({ asOf, requestedAt }: Drill): string {
  const parts = dataAgeParts(asOf, requestedAt).map((part) => {
    if (typeof part === 'string') return part
    return 'at' in part ? formatSecond(part.at, 'UTC') : part.name
  })
  return parts.join('')
}

function resultText({ result, result_at: time }: DrillRecord): string {
  if (result === null) return 'None yet'
  return `${DRILL_RESULT_WORDS[result].label}${time === null ? '' : `, ${at(time)}`}`
}

function costText({ usd_so_far: usd, added_storage: added }: DrillRecord['cost']): string {
  if (usd === null) return UNKNOWN
  return `about USD ${formatNumber(usd, 2)}${ADDED_DISK_WORDS[added ?? 'none']}; estimated from price and time; not Aiven’s bill`
}
