import { gradeAge } from '~/backup/objective'
import type { Protection } from '~/backup/protection'
import { Chip } from '~/ui/Chip'
import { GRADE_WORDS, PROTECTION_WORDS } from '~/words/protection'
import { serviceStateWords } from '~/words/service'
import { markHidden } from '~/lib/hidden-characters'

export function ProtectionBadge({ protection }: { protection: Protection }) {
  const { label, tone } = badgeWords(protection)
  return (
    <Chip
      tone={tone}
      title={protection.pauseReason && markHidden(protection.pauseReason)}
      hollow={protection.state === 'waiting'}
    >
      {label}
    </Chip>
  )
}

/** Four times behind is no longer a delay: it is drawn like a service without a copy. */
function badgeWords({ state, ratio }: Protection) {
  const { label, tone } = PROTECTION_WORDS[state]
  if (state !== 'behind' || ratio === undefined) return { label, tone }
  return { label, tone: GRADE_WORDS[gradeAge(ratio)].tone }
}

export function ServiceStateBadge({ state }: { state: string }) {
  const { label, tone } = serviceStateWords(state)
  return <Chip tone={tone}>{label}</Chip>
}
