import { Link } from '@tanstack/react-router'
import type { Cloud } from '~/api/clouds'
import { hasStatus } from '~/api/errors'
import type { ForkStep } from '~/fleet/runbook'
import { ServiceStateBadge } from '~/components/Badges'
import { Time } from '~/components/Time'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Chip } from '~/ui/Chip'
import { cell } from '~/ui/DataTable'
import { looks } from '~/ui/looks'
import { ConnectionDetails } from './ConnectionDetails'
import styles from './StepRow.module.css'
import { ServiceCell } from './ServiceCell'
import { formatUsd } from '~/lib/price'
import type { Price } from './use-prices'
import type { StepState } from './use-recovery'
import { formatDuration } from '~/lib/format'
import { OLDER_FORK_ADVICE, sourceDoubt } from '~/words/existing-fork'
import { placeName } from '~/words/place'
import { serviceStateWords } from '~/words/service'
import { stepDisk, stepRefusal, stepWarning } from '~/words/runbook'

interface StepRowProps {
  step: ForkStep
  number: number
  state: StepState
  price: Price
  chosen: boolean
  onChoose: (take: boolean) => void
  onRetry: () => void
  clouds: readonly Cloud[]
}

/** One fork of the runbook. */
export function StepRow(props: StepRowProps) {
  const { step, number, state, price, chosen, onChoose, onRetry, clouds } = props
  const refusal = state.kind === 'not-started' ? stepRefusal(step) : undefined
  const warning = state.kind === 'not-started' ? stepWarning(step) : undefined
  const canChoose = state.kind === 'not-started' && refusal === undefined
  return (
    <tr>
      <td className={cell.nowrap}>
        {canChoose ? (
          <Checkbox
            label={
              <>
                {number}
                <span className="visually-hidden"> {step.name}</span>
              </>
            }
            checked={chosen}
            onChange={onChoose}
          />
        ) : (
          <span className={styles.number}>{number}</span>
        )}
        {step.priority !== undefined && (
          <span className={cell.note}>
            tier <span className="visually-hidden">or priority </span>
            {step.priority}
          </span>
        )}
      </td>
      <ServiceCell service={step.source} />
      <td className={styles.fork}>
        {state.kind === 'there' || state.kind === 'older' ? (
          <Link
            to="/projects/$project/services/$service/overview"
            params={{ project: step.project, service: step.name }}
            preload={false}
            className={cell.name}
          >
            {step.name}
          </Link>
        ) : (
          <span className={cell.name}>{step.name}</span>
        )}
        <span className={cell.note}>
          {`${step.plan}${stepDisk(step)} in ${placeName(step.cloud, clouds)} `}
          <code>{step.cloud}</code>
        </span>
        {warning !== undefined && <span className={cell.note}>{warning}</span>}
      </td>
      <td className={cell.number}>
        <Loss step={step} />
      </td>
      <td className={cell.number}>
        {'usd' in price ? (
          <span>{formatUsd(price.usd)}</span>
        ) : (
          <span title={price.unknown}>unknown</span>
        )}
        {'usd' in price && price.addedDisk === 'unknown' && (
          <span className={cell.note}>and the added storage</span>
        )}
      </td>
      <td className={styles.state}>
        {refusal === undefined ? (
          <State state={state} step={step} onRetry={onRetry} />
        ) : (
          <>
            <Chip tone="danger">Cannot be made</Chip>
            <span className={cell.note}>{refusal}</span>
          </>
        )}
      </td>
    </tr>
  )
}

/** What is lost, which of a fork that is there nobody can say: it holds nothing newer than its creation. */
function Loss({ step: { existing, fate } }: { step: ForkStep }) {
  if (existing) {
    return (
      <>
        <span className={cell.note}>data no newer than </span>
        <Time value={existing.created} />
      </>
    )
  }
  return <span>{fate.loss === undefined ? 'unknown' : formatDuration(fate.loss)}</span>
}

interface StateProps {
  state: StepState
  step: ForkStep
  onRetry: () => void
}

function State({ state, step, onRetry }: StateProps) {
  const { project, name, existing } = step
  const doubt = existing && sourceDoubt(existing)
  switch (state.kind) {
    case 'not-started':
      return <span className={looks.muted}>Not started</span>
    case 'waiting':
      return <Chip tone="neutral">Waiting</Chip>
    case 'sending':
      return <Chip tone="info">Requesting</Chip>
    case 'created':
      return <Chip tone="info">{state.made ? 'Created' : 'Already there'}</Chip>
    case 'there':
      return (
        <>
          <ServiceStateBadge state={state.state} />
          <span className={cell.note}>
            {state.made ? 'Created ' : 'Already there, created '}
            <Time value={state.since} />
          </span>
          {doubt !== undefined && <span className={cell.note}>{doubt}</span>}
          {state.state === 'RUNNING' && <ConnectionDetails project={project} service={name} />}
        </>
      )
    case 'older':
      return (
        <>
          <Chip tone="warning">Older fork</Chip>
          <span className={cell.note}>
            {`${serviceStateWords(state.state).label}, created `}
            <Time value={state.since} />
          </span>
          <span className={cell.note}>{OLDER_FORK_ADVICE}</span>
          {doubt !== undefined && <span className={cell.note}>{doubt}</span>}
        </>
      )
    case 'failed':
      return (
        <>
          <Chip tone="danger">Not created</Chip>
          <span className={cell.note}>
            “{state.error.message}”{hint(state, project)}
          </span>
          <Button small onClick={onRetry}>
            Retry
          </Button>
        </>
      )
    case 'in-doubt':
      return (
        <>
          <Chip tone="warning">Unknown</Chip>
          <span className={cell.note}>
            No clear response arrived, and checking for the fork was inconclusive. It will not be
            sent again until this is resolved.
          </span>
          <Button small onClick={onRetry}>
            Check again
          </Button>
        </>
      )
  }
}

/** What to know beside Aiven's own words. */
function hint({ why, error }: Extract<StepState, { kind: 'failed' }>, project: string): string {
  if (why === 'signed-out') return ' Your session has ended: sign in again, then retry.'
  if (why === 'unanswered') return ' Offsite checked: the fork is not there.'
  if (hasStatus(error, 403)) {
    return ` It requires the permission project:services:write or role:services:recover in ${project}.`
  }
  if (hasStatus(error, 409)) return ' Another service, not a fork of this one, has this name.'
  if (hasStatus(error, 429)) {
    const { retryAfter } = error
    return retryAfter === undefined ? ' Wait a moment.' : ` Wait ${retryAfter} s.`
  }
  return ''
}
