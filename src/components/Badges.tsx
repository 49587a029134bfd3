import type { Protection } from '~/backup/protection'
import { Chip } from '~/ui/Chip'
import { PROTECTION_WORDS } from '~/words/protection'
import { serviceStateWords } from '~/words/service'
import { markHidden } from '~/lib/hidden-characters'

export function ProtectionBadge({ protection }: { protection: Protection }) {
  const { label, tone } = PROTECTION_WORDS[protection.state]
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

export function ServiceStateBadge({ state }: { state: string }) {
  const { label, tone } = serviceStateWords(state)
  return <Chip tone={tone}>{label}</Chip>
}
