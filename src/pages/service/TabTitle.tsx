import { useState } from 'react'
import { serverNow } from '../../api/server-clock'
import { protectionOf } from '../../backup/protection'
import { useNow } from '../../ui/use-now'
import { useBackups, useService } from './use-service'

/** The title of the browser's tab. It tells when a copy that was awaited here has arrived. */
export function TabTitle({ tab }: { tab: string }) {
  const { name, query } = useService()
  const { data: report } = useBackups()
  const now = serverNow(useNow(10))
  const state = query.data && protectionOf(query.data, now, { report }).state
  const [waited, setWaited] = useState(false)
  if (state === 'waiting' && !waited) setWaited(true)
  const arrived = waited && state === 'protected'
  return <title>{arrived ? `✓ Protected · ${name}` : `${tab} · ${name} · Offsite`}</title>
}
