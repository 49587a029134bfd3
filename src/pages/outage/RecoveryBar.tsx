import { getRouteApi } from '@tanstack/react-router'
import type { OutageTotals } from '~/fleet/outage'
import type { Fleet } from '~/hooks/use-fleet'
import { count, formatNumber } from '~/lib/format'
import { ActionBar } from '~/ui/ActionBar'
import { Button } from '~/ui/Button'
import { addPrices } from './use-prices'
import { costWords, type RunbookState } from './use-runbook'

const route = getRouteApi('/outage')

interface RecoveryBarProps {
  fleet: Fleet
  totals: OutageTotals
  runbook: RunbookState
}

/** What an outage means in a line, and the way out of it: in sight wherever one reads on the page. */
export function RecoveryBar({ fleet, totals, runbook }: RecoveryBarProps) {
  const navigate = route.useNavigate()
  const { steps, chosen, possible, priced, older, startable, findPrice } = runbook
  const total = addPrices(priced.map(findPrice))
  return (
    <ActionBar label="Recovery" top>
      <p>
        <strong>{totalsWords(totals)}</strong>{' '}
        <small>
          {`${costWords(priced, total)} for ${count(priced.length, 'fork')}`}
          {total.unknown > 0 && total.unknown < priced.length && (
            <span>{`, excluding ${formatNumber(total.unknown)} with an unknown price`}</span>
          )}
        </small>
      </p>
      <Button
        look="primary"
        disabledReason={
          startable.length > 0
            ? undefined
            : chosen.length === 0
              ? 'No forks are selected'
              : possible.length === 0
                ? 'No selected fork can be made: see why below'
                : older.length > 0
                  ? 'No selected fork can be created: older forks have their names, see below'
                  : 'All selected forks were already requested'
        }
        onClick={() => {
          // What others have started meanwhile is seen before anything is sent.
          fleet.refresh([...new Set(steps.map(({ project }) => project))])
          void navigate({
            search: (before) => ({ ...before, dialog: 'recovery' as const }),
            resetScroll: false,
          })
        }}
      >
        Start recovery
      </Button>
    </ActionBar>
  )
}

function totalsWords({ lost, recoverable, unknown }: OutageTotals): string {
  return [
    `${formatNumber(lost)} lost`,
    `${formatNumber(recoverable)} recoverable`,
    unknown > 0 ? `${formatNumber(unknown)} unknown` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
