import { useState } from 'react'
import type { Service } from '~/api/services'
import { useProtection } from '~/hooks/use-protection'
import { useBackups, useService } from './use-service'
import { markHidden } from '~/lib/hidden-characters'

/** The title of the browser's tab. It tells when a copy that was awaited here has arrived. */
export function TabTitle({ tab }: { tab: string }) {
  const { name, query } = useService()
  const usual = `${tab} · ${markHidden(name)} · Offsite`
  return query.data ? <KnownTitle service={query.data} usual={usual} /> : <title>{usual}</title>
}

interface KnownTitleProps {
  service: Service
  usual: string
}

function KnownTitle({ service, usual }: KnownTitleProps) {
  const { state } = useProtection(service, useBackups())
  const [waited, setWaited] = useState(false)
  if (state === 'waiting' && !waited) setWaited(true)
  const arrived = waited && state === 'protected'
  return <title>{arrived ? `✓ Protected · ${markHidden(service.service_name)}` : usual}</title>
}
