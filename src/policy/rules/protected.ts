import type { Protection } from '~/backup/protection'
import { PROTECTION_WORDS, protectionReason } from '~/words/protection'
import type { Outcome } from '../finding'
import { untoldWords, type Judgement, type Subject } from './subject'

/** Whether the service is Protected, as the console says it. */
export function judgeProtected(subject: Subject): Judgement {
  return subject.untold ? judgePlanned(subject, [...subject.untold]) : judgeRunning(subject)
}

function judgeRunning({ service, protection, now }: Subject): Judgement {
  const { state } = protection
  const since = protection.state === 'behind' ? behindSince(protection, now) : undefined
  return {
    ...measured(protection),
    outcome: OUTCOMES[state],
    found: `${PROTECTION_WORDS[state].label}: ${protectionReason(protection, service.type)}`,
    ...(since === undefined ? {} : { since }),
  }
}

const OUTCOMES: Readonly<Record<Protection['state'], Outcome>> = {
  'not-protected': 'broken',
  paused: 'broken',
  behind: 'broken',
  waiting: 'broken',
  unknown: 'unknown',
  checking: 'unknown',
  protected: 'holds',
  'not-supported': 'not-supported',
}

/** Before a plan is applied there is no copy; what can be judged is whether there can be one. */
function judgePlanned(
  { service, protection, refusal }: Subject,
  untold: readonly ('cloud' | 'region' | 'plan')[],
): Judgement {
  const { state, cause, region } = protection
  const label = PROTECTION_WORDS[state].label
  const reason = protectionReason(protection, service.type)
  const decided = state === 'not-supported' || cause === 'plan-without-forks'
  // Without a region, it does not matter where the service runs.
  const open = untold.filter((one) => one === 'region' || region !== undefined)
  if (!decided && refusal?.outcome === 'broken') return { ...refusal, state: label }
  if (!decided && open.length > 0) {
    return {
      outcome: 'unknown',
      found: `Until the plan is applied, ${untoldWords(open)} ${open.length === 1 ? 'is' : 'are'} unknown.`,
    }
  }
  if (state === 'waiting') {
    if (refusal) return { ...refusal, state: label }
    return {
      outcome: 'holds',
      state: label,
      found: `Backups will be copied to ${region}. Whether a copy arrives is unknown until then.`,
    }
  }
  return { outcome: OUTCOMES[state], state: label, found: `${label}: ${reason}` }
}

/** What the console says of a state, for a finding. */
export function measured({ state, age, ratio }: Protection) {
  return {
    state: PROTECTION_WORDS[state].label,
    ...(age === undefined ? {} : { age: Math.round(age) }),
    ...(ratio === undefined ? {} : { ratio }),
  }
}

/** When the newest recovery point became older than the RPO: milliseconds since 1970 UTC. */
export function behindSince({ age, objective }: Protection, now: number): number | undefined {
  return age === undefined ? undefined : Math.round(now - (age - objective.seconds) * 1000)
}
