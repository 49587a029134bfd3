import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Down } from '../../backup/outage'
import type { ForkStep } from '../../backup/runbook'
import { count } from '../../components/format'
import { Button } from '../../ui/Button'
import { DataTable, cell } from '../../ui/DataTable'
import { Section } from '../../ui/Section'
import styles from './outage.module.css'
import { progressOf, progressWords } from './progress'
import { Scripts } from './Scripts'
import { StartRecovery } from './StartRecovery'
import { StepRow } from './StepRow'
import type { OutageView } from './use-outage'
import { totalOf, usePrices } from './use-prices'
import { useRecovery } from './use-recovery'
import { formatUsd } from './usd'

const route = getRouteApi('/outage')

/** So many steps are drawn at first, and more with each press. */
const PAGE = 50

/** The forks in their order: to read, to take away as a script, or to start from here. */
export function Runbook({ view, down, name }: { view: OutageView; down: Down; name: string }) {
  const { steps, clouds, fleet } = view
  const { dialog } = route.useSearch()
  const navigate = route.useNavigate()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState(PAGE)
  const recovery = useRecovery(steps)
  const priceOf = usePrices(steps)

  const chosen = steps.filter(({ id }) => !left.has(id))
  const startable = chosen.filter((step) => recovery.stateOf(step).kind === 'not-started')
  const failed = steps.filter((step) =>
    ['refused', 'in-doubt'].includes(recovery.stateOf(step).kind),
  )
  const progress = progressOf(steps.map(recovery.stateOf))
  const setDialog = (next: 'recovery' | undefined) =>
    void navigate({ search: (before) => ({ ...before, dialog: next }), resetScroll: false })
  const toggle = (step: ForkStep, take: boolean) => {
    const next = new Set(left)
    if (take) next.delete(step.id)
    else next.add(step.id)
    setLeft(next)
  }

  return (
    <Section
      title="Runbook"
      level={2}
      actions={
        <Button
          look="primary"
          disabledReason={
            startable.length > 0
              ? undefined
              : chosen.length === 0
                ? 'No fork is chosen'
                : 'Every chosen fork was asked for already'
          }
          onClick={() => {
            // What others have started meanwhile is seen before anything is sent.
            fleet.refresh([...new Set(steps.map(({ project }) => project))])
            setDialog('recovery')
          }}
        >
          Start recovery
        </Button>
      }
    >
      <p className={styles.muted}>
        A fork for each recoverable service, in the region that holds its backups and on its own
        plan. First by the tag <code>tier</code> or <code>priority</code>, then what loses least,
        then what is smallest, as it runs soonest. The names are the same in every browser.
      </p>
      <Cost steps={chosen} priceOf={priceOf} />
      {progress.asked > 0 && (
        <div className={styles.progress}>
          <progress
            max={progress.asked}
            value={progress.running}
            aria-label="Forks that are running"
          />
          <p role="status">{progressWords(progress)}</p>
          {recovery.waiting > 0 && (
            <>
              {recovery.paused ? (
                <Button small onClick={recovery.resume}>
                  Resume
                </Button>
              ) : (
                <Button small onClick={recovery.pause}>
                  Pause
                </Button>
              )}
              <Button small look="quiet" onClick={recovery.cancel}>
                {`Cancel ${count(recovery.waiting, 'fork')} not sent yet`}
              </Button>
            </>
          )}
          {failed.length > 0 && recovery.waiting === 0 && recovery.sending === 0 && (
            <Button small onClick={() => recovery.start(failed)}>
              {`Retry ${count(failed.length, 'fork')} that failed`}
            </Button>
          )}
        </div>
      )}
      <DataTable label="Forks">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Service</th>
            <th scope="col">Fork</th>
            <th scope="col" className={cell.number}>
              Lost at most
            </th>
            <th scope="col" className={cell.number}>
              USD per hour
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {steps.slice(0, shown).map((step, index) => (
            <StepRow
              key={step.id}
              step={step}
              number={index + 1}
              state={recovery.stateOf(step)}
              price={priceOf(step)}
              chosen={!left.has(step.id)}
              onChoose={(take) => toggle(step, take)}
              onRetry={() => recovery.start([step])}
              clouds={clouds}
            />
          ))}
        </tbody>
      </DataTable>
      {shown < steps.length && (
        <Button small look="quiet" onClick={() => setShown(shown + PAGE)}>
          {`Show ${Math.min(PAGE, steps.length - shown)} more of ${count(steps.length, 'step')}`}
        </Button>
      )}
      <Scripts steps={chosen} down={down} name={name} />
      {dialog === 'recovery' && startable.length > 0 && (
        <StartRecovery
          steps={startable}
          word={down.name}
          name={name}
          already={chosen.length - startable.length}
          total={totalOf(startable.map(priceOf))}
          onStart={() => {
            recovery.start(startable)
            setDialog(undefined)
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Section>
  )
}

function Cost({
  steps,
  priceOf,
}: {
  steps: readonly ForkStep[]
  priceOf: ReturnType<typeof usePrices>
}) {
  const prices = steps.map(priceOf)
  const { usd, unknown } = totalOf(prices)
  const reasons = [...new Set(prices.flatMap((price) => ('unknown' in price ? price.unknown : [])))]
  return (
    <p className={styles.cost}>
      <strong>
        {unknown === steps.length ? 'Cost unknown' : `USD ${formatUsd(usd)} per hour`}
      </strong>{' '}
      <span className={styles.muted}>
        for {count(steps.length, 'chosen fork')}
        {unknown > 0 && unknown < steps.length && `, without ${unknown} whose price is not known`}
        {unknown > 0 && ` (${reasons.slice(0, 2).join('; ')}${reasons.length > 2 ? '; …' : ''})`}
      </span>
    </p>
  )
}
