import { getRouteApi } from '@tanstack/react-router'
import type { Down } from '~/fleet/down'
import type { Outage } from '~/fleet/outage'
import type { ForkStep } from '~/fleet/runbook'
import { count, formatNumber } from '~/lib/format'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { cell } from '~/ui/DataTable'
import { looks } from '~/ui/looks'
import { PagedTable } from '~/ui/PagedTable'
import { Section } from '~/ui/Section'
import styles from './Runbook.module.css'
import { countProgress, progressWords } from './progress'
import { Scripts } from './Scripts'
import { StartRecovery } from './StartRecovery'
import { StepRow } from './StepRow'
import type { OutageView } from './use-outage'
import { addPrices } from './use-prices'
import { costWords, type RunbookState } from './use-runbook'
import { serviceText } from '~/words/outage'
import { placeName } from '~/words/place'

const route = getRouteApi('/outage')

interface RunbookProps {
  view: OutageView
  outage: Outage
  runbook: RunbookState
  down: Down
  name: string
}

/** The forks in their order: to read, to choose from, or to take away as a script. */
export function Runbook({ view, outage, runbook, down, name }: RunbookProps) {
  const { clouds } = view
  const { steps, findPrice, left, chosen, possible, priced, older, startable } = runbook
  const { canStart, choose, recovery } = runbook
  const { dialog } = route.useSearch()
  const navigate = route.useNavigate()
  const failed = steps.filter((step) =>
    ['failed', 'in-doubt'].includes(recovery.findState(step).kind),
  )
  const progress = countProgress(steps.map(recovery.findState))
  const closeDialog = () =>
    void navigate({ search: (before) => ({ ...before, dialog: undefined }), resetScroll: false })

  return (
    <Section title="Runbook" level={2}>
      <p className={looks.muted}>
        One fork per recoverable service, in the region that holds its backups, on its own plan and
        disk. Ordered by the tag <code>tier</code> or <code>priority</code>, then least data loss,
        then smallest size. The names are the same in every browser.
      </p>
      <Cost steps={priced} existing={possible.length - priced.length} findPrice={findPrice} />
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
                {`Cancel ${count(recovery.waiting, 'unsent fork')}`}
              </Button>
            </>
          )}
          {failed.length > 0 && recovery.waiting === 0 && recovery.sending === 0 && (
            <Button small onClick={() => recovery.start(failed)}>
              {`Retry ${count(failed.length, 'failed fork')}`}
            </Button>
          )}
        </div>
      )}
      <PagedTable
        key={`${down.kind} ${down.name}`}
        label="Forks"
        items={steps}
        makeText={({ source, name: fork, cloud }) =>
          `${serviceText(source)} ${fork} ${placeName(cloud, clouds)} ${cloud}`
        }
        renderHead={(matching) => [
          {
            label: 'Step',
            heading: <ChooseAll steps={matching.filter(canStart)} left={left} onChoose={choose} />,
          },
          { label: 'Service', className: styles.service },
          { label: 'Fork' },
          { label: 'Maximum data loss', className: cell.number },
          { label: 'USD per hour', className: cell.number },
          { label: 'State' },
        ]}
        renderRow={(step, index) => (
          <StepRow
            key={step.id}
            step={step}
            number={index + 1}
            state={recovery.findState(step)}
            price={findPrice(step)}
            chosen={!left.has(step.id)}
            onChoose={(take) => choose([step], take)}
            onRetry={() => recovery.start([step])}
            clouds={clouds}
          />
        )}
      />
      <Scripts steps={chosen} outage={outage} clouds={clouds} down={down} name={name} />
      {dialog === 'recovery' && startable.length > 0 && (
        <StartRecovery
          steps={startable}
          word={down.name}
          name={name}
          already={possible.length - startable.length - older.length}
          older={older.length}
          total={addPrices(startable.map(findPrice))}
          onStart={() => {
            recovery.start(startable)
            closeDialog()
          }}
          onClose={closeDialog}
        />
      )}
    </Section>
  )
}

/** Chooses or leaves out all that match the search, also those on other pages. */
function ChooseAll({
  steps,
  left,
  onChoose,
}: {
  steps: readonly ForkStep[]
  left: ReadonlySet<string>
  onChoose: (steps: readonly ForkStep[], take: boolean) => void
}) {
  if (steps.length === 0) return 'Step'
  const some = steps.some(({ id }) => !left.has(id))
  const all = steps.every(({ id }) => !left.has(id))
  return (
    <Checkbox
      label={
        <>
          Step
          <span className="visually-hidden">{`: choose all ${formatNumber(steps.length)} that match`}</span>
        </>
      }
      checked={all}
      partly={some && !all}
      onChange={(take) => onChoose(steps, take)}
    />
  )
}

function Cost({
  steps,
  existing,
  findPrice,
}: {
  steps: readonly ForkStep[]
  /** How many of the selected forks exist, and are not created here. */
  existing: number
  findPrice: RunbookState['findPrice']
}) {
  const prices = steps.map(findPrice)
  const { usd, unknown, withoutDisk } = addPrices(prices)
  const reasons = [...new Set(prices.flatMap((price) => ('unknown' in price ? price.unknown : [])))]
  return (
    <p className={styles.cost}>
      <strong>{costWords(steps, { usd, unknown })}</strong>{' '}
      <span className={looks.muted}>
        for {count(steps.length, 'selected fork')}
        {existing > 0 && (
          <span>{`, excluding ${formatNumber(existing)} that ${existing === 1 ? 'exists' : 'exist'} already`}</span>
        )}
        {unknown > 0 && unknown < steps.length && (
          <span>{`, excluding ${unknown} with an unknown price`}</span>
        )}
        {withoutDisk > 0 && <span>{`, without the added storage of ${withoutDisk}`}</span>}
        {unknown > 0 && (
          <span>{` (${reasons.slice(0, 2).join('; ')}${reasons.length > 2 ? '; …' : ''})`}</span>
        )}
      </span>
    </p>
  )
}
