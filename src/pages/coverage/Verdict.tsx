import { Button } from '~/ui/Button'
import { looks } from '~/ui/looks'
import type { OpenOutcome, PolicyVerdict } from '~/policy/verdict'
import { CONSOLE_POLICY, openWords, SHOW_OPEN, unreadWords } from '~/words/policy'
import type { CoverageSearch } from './search-params'
import type { SetSearch } from './use-search'

interface VerdictProps {
  /** Undefined until everything has been read. */
  verdict: PolicyVerdict | undefined
  /** What alone is shown. */
  policy: CoverageSearch['policy']
  set: SetSearch
}

/** What `offsite check` would say of all services; a click shows those that it would name. */
export function Verdict({ verdict, policy, set }: VerdictProps) {
  const outcomes = [...(verdict?.open.values() ?? [])]
  const services = (outcome: OpenOutcome) => outcomes.filter((one) => one === outcome).length
  return (
    <div className={looks.buttons} role="group" aria-label="Policy">
      {verdict === undefined && <strong>Policy: loading all projects</strong>}
      {verdict?.verdict === 'holds' && <strong>Policy holds</strong>}
      <Open outcome="broken" services={services('broken')} policy={policy} set={set} />
      <Open outcome="unknown" services={services('unknown')} policy={policy} set={set} />
      {verdict !== undefined && verdict.unread > 0 && <span>{unreadWords(verdict.unread)}</span>}
      <span className={looks.small}>{CONSOLE_POLICY}</span>
    </div>
  )
}

interface OpenProps extends Pick<VerdictProps, 'policy' | 'set'> {
  outcome: OpenOutcome
  services: number
}

/** In words, which are on paper too, and as a filter. */
function Open({ outcome, services, policy, set }: OpenProps) {
  if (services === 0) return null
  const chosen = policy === outcome
  const words = openWords(outcome, services)
  return (
    <>
      <strong>{words}</strong>
      <Button
        small
        look={chosen ? 'primary' : 'secondary'}
        aria-label={`${SHOW_OPEN}: ${words}`}
        aria-pressed={chosen}
        onClick={() => set({ policy: chosen ? undefined : outcome })}
      >
        {SHOW_OPEN}
      </Button>
    </>
  )
}
