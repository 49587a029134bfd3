import { PROTECTION_STATES } from '~/backup/protection'
import { PROTECTION_WORDS } from '~/words/protection'
import type { Known } from './known'
import type { PassOutcome } from './pass'

/** What a pass has shown, in a line. */
export function passLine(
  { kind, seconds }: Pick<PassOutcome, 'kind' | 'seconds'>,
  { projects, verdicts }: Known,
): string {
  const counts = new Map<string, number>()
  for (const { state } of verdicts.values()) counts.set(state, (counts.get(state) ?? 0) + 1)
  const states = PROTECTION_STATES.flatMap((state) => {
    const count = counts.get(state)
    return count === undefined ? [] : `${count} ${PROTECTION_WORDS[state].label.toLowerCase()}`
  })
  const size = `${verdicts.size} services in ${projects.size} projects`
  return [`Pass ${kind} in ${seconds.toFixed(1)} s`, size, ...states].join(', ')
}
