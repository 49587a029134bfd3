import { useState } from 'react'
import type { Service } from '~/api/services'
import type { ProtectionState } from '~/backup/protection'
import { useProtection } from '~/hooks/use-protection'
import { useBackups, useService } from './use-service'
import { markHidden } from '~/lib/hidden-characters'
import { PROTECTION_WORDS } from '~/words/protection'

/** What the browser's tab says of a service that somebody should look at. */
const TROUBLES: readonly ProtectionState[] = ['not-protected', 'paused', 'behind']

/** The title of the browser's tab: trouble comes first, and a copy that was awaited here. */
export function TabTitle({ tab }: { tab: string }) {
  const { project, name, query } = useService()
  const usual = `${tab} · ${markHidden(name)} · Offsite`
  return query.data ? (
    <KnownTitle project={project} service={query.data} usual={usual} />
  ) : (
    <title>{usual}</title>
  )
}

interface KnownTitleProps {
  project: string
  service: Service
  usual: string
}

function KnownTitle({ project, service, usual }: KnownTitleProps) {
  const { state } = useProtection(project, service, useBackups())
  const [waited, setWaited] = useState(false)
  if (state === 'waiting' && !waited) setWaited(true)
  const arrived = waited && state === 'protected'
  if (arrived) return <title>{`✓ Protected · ${markHidden(service.service_name)}`}</title>
  const trouble = TROUBLES.includes(state) ? `(${PROTECTION_WORDS[state].label}) ` : ''
  return <title>{trouble + usual}</title>
}
