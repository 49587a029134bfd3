import { useState } from 'react'
import { count } from '~/lib/format'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { useNow } from '~/ui/use-now'
import type { CoverageRows } from './use-rows'

/** Most are looked up within this many milliseconds: a notice that soon goes would only move the page. */
const PATIENCE = 1000

interface LookupsProps {
  lookups: CoverageRows['lookups']
  onCheckAll: () => void
}

/** Services that the list alone does not decide: how many of them are still to be looked up. */
export function Lookups(props: LookupsProps) {
  return props.lookups.open === 0 ? null : <OpenLookups {...props} />
}

function OpenLookups({ lookups: { total, open }, onCheckAll }: LookupsProps) {
  const [since] = useState(Date.now)
  if (useNow(1) - since < PATIENCE) return null
  return (
    <Notice
      tone="info"
      title={`${count(open, 'service')} not checked yet`}
      actions={
        <Button small onClick={onCheckAll}>
          Check all
        </Button>
      }
    >
      <p>
        {open === 1
          ? 'The list of services does not say enough about it, so its backups are loaded as it comes into view.'
          : 'The list of services does not say enough about them, so their backups are loaded as they come into view.'}
      </p>
      <progress max={total} value={total - open} aria-label="Services checked" />
    </Notice>
  )
}
