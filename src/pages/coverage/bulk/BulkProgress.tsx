import { useEffect, useState, useSyncExternalStore } from 'react'
import { fleetKey } from '~/fleet/fleet-key'
import { SessionRefusal } from '~/components/SessionRefusal'
import { count, formatNumber } from '~/lib/format'
import { sentence } from '~/lib/sentence'
import { Button } from '~/ui/Button'
import { Chip, type Tone } from '~/ui/Chip'
import { cell, DataTable } from '~/ui/DataTable'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import styles from './BulkProgress.module.css'
import { useKeptPlan } from './kept-plan'
import { hasFailed, type BulkRun, type BulkState, type ItemStatus } from './run'

const COLUMNS = [{ label: 'Service' }, { label: 'Region' }, { label: 'Outcome' }]

const WORDS: Record<ItemStatus['kind'], { label: string; tone: Tone }> = {
  waiting: { label: 'Not sent yet', tone: 'neutral' },
  sending: { label: 'Sending', tone: 'info' },
  cancelled: { label: 'Not sent', tone: 'neutral' },
  done: { label: 'Set', tone: 'success' },
  changed: { label: 'Changed in the meantime', tone: 'warning' },
  refused: { label: 'Refused', tone: 'danger' },
  unread: { label: 'Not sent', tone: 'danger' },
  unchanged: { label: 'Not changed', tone: 'danger' },
  unknown: { label: 'Unknown', tone: 'warning' },
}

const PHASES: Record<BulkState['phase'], string> = {
  running: 'Updating',
  paused: 'Paused:',
  finished: 'Finished:',
}

const FIRST = 100

/** A run while it goes and what came of it, service by service, failures first, then what was left alone. */
export function BulkProgress({ run }: { run: BulkRun }) {
  const state = useSyncExternalStore(run.subscribe, run.get)
  const [, keepPlan] = useKeptPlan()
  const [most, setMost] = useState(FIRST)
  const { items, phase } = state
  const done = items.filter(({ status }) => status.kind === 'done').length
  const changed = items.filter(({ status }) => status.kind === 'changed')
  const failed = items.filter(({ status }) => hasFailed(status))
  const first = new Set([...failed, ...changed])
  const settled = done + first.size
  const ended = phase === 'finished'

  // What was refused is shown here; only what nobody knows of is offered again.
  useEffect(() => {
    if (phase === 'finished') {
      keepPlan(items.filter(({ status }) => status.kind === 'unknown'))
    }
  }, [phase, items, keepPlan])

  useEffect(() => {
    if (phase !== 'running') return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [phase])

  return (
    <div className={looks.stack}>
      {!ended && (
        <label className={styles.progress}>
          <progress max={items.length} value={settled} />
          <span role="status">
            {formatNumber(settled)} of {formatNumber(items.length)}: {verdict(state)}
          </span>
        </label>
      )}
      {state.signedOut && (
        <Notice tone="warning" title="Paused: your session has ended" announce>
          <p>Sign in again, then continue. Nothing is sent twice.</p>
        </Notice>
      )}
      {state.sessionChanged && (
        <SessionRefusal title="Paused" unchanged="services that are not set yet were not changed" />
      )}
      {ended && (
        <Notice tone={first.size > 0 ? 'warning' : 'success'} title={verdict(state)} announce>
          {done > 0 && (
            <p>
              A copy appears once the next backup is complete and copied. Until then, these services
              are waiting for their first copy.
            </p>
          )}
        </Notice>
      )}
      <DataTable label="Outcome" columns={COLUMNS}>
        {[...first, ...items.filter((item) => !first.has(item))]
          .slice(0, most)
          .map(({ project, service, region, status }) => (
            <tr key={fleetKey({ project, service })}>
              <th scope="row">
                {service}
                <span className={cell.note}>{project}</span>
              </th>
              <td>
                <code>{region}</code>
              </td>
              <td>
                <Chip tone={WORDS[status.kind].tone}>{WORDS[status.kind].label}</Chip>
                <Detail status={status} />
              </td>
            </tr>
          ))}
      </DataTable>
      {items.length > most && (
        <Button small look="quiet" onClick={() => setMost(most + 400)}>
          Show more: {formatNumber(items.length - most)} not shown
        </Button>
      )}
    </div>
  )
}

/** More of an outcome than its name says. */
function Detail({ status }: { status: ItemStatus }) {
  switch (status.kind) {
    case 'changed':
      return (
        <span className={cell.warning}>
          Unchanged: now <code>{status.region}</code>
        </span>
      )
    case 'unread':
      return (
        <span className={cell.warning}>
          Could not be loaded before the change: {status.message}
        </span>
      )
    case 'unchanged':
      return (
        <span className={cell.warning}>
          {sentence(status.message)} Offsite checked: nothing was changed.
        </span>
      )
    case 'refused':
    case 'unknown':
      return <span className={cell.warning}>{status.message}</span>
    case 'waiting':
    case 'sending':
    case 'cancelled':
    case 'done':
      return null
  }
}

/** What a run is at, below the dialog's title. */
export function BulkPhase({ run }: { run: BulkRun }) {
  const { phase, items } = useSyncExternalStore(run.subscribe, run.get)
  return `${PHASES[phase]} ${count(items.length, 'service')}`
}

/** What can be done with a run as it is. */
export function BulkActions({ run, onClose }: { run: BulkRun; onClose: () => void }) {
  const { phase, items } = useSyncExternalStore(run.subscribe, run.get)
  const failed = items.filter(({ status }) => hasFailed(status)).length
  if (phase === 'running') {
    return (
      <>
        <Button onClick={run.cancel}>Cancel remaining</Button>
        <Button onClick={run.pause}>Pause</Button>
      </>
    )
  }
  if (phase === 'paused') {
    return (
      <>
        <Button onClick={run.cancel}>Cancel remaining</Button>
        <Button look="primary" onClick={run.resume}>
          Continue
        </Button>
      </>
    )
  }
  return (
    <>
      {failed > 0 && <Button onClick={run.retryFailed}>Retry {count(failed, 'service')}</Button>}
      <Button look="primary" onClick={onClose}>
        Close
      </Button>
    </>
  )
}

function verdict({ items }: BulkState): string {
  const of = (kind: ItemStatus['kind']) => items.filter(({ status }) => status.kind === kind).length
  const done = of('done')
  const parts = [
    done > 0 && `Secondary backup location set for ${count(done, 'service')}`,
    of('changed') > 0 && `${of('changed')} changed in the meantime`,
    of('refused') > 0 && `${of('refused')} refused`,
    of('unchanged') > 0 && `${of('unchanged')} not changed`,
    of('unread') > 0 && `${of('unread')} could not be reloaded`,
    of('unknown') > 0 && `${of('unknown')} without a clear response`,
    of('cancelled') > 0 && `${of('cancelled')} not sent`,
  ]
  return parts.filter(Boolean).join(', ') || 'none set yet'
}
