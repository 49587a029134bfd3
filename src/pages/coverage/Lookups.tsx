import { count } from '~/lib/format'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import type { CoverageRows } from './use-rows'

interface LookupsProps {
  lookups: CoverageRows['lookups']
  onCheckAll: () => void
}

/** Services that the list alone does not decide: how many of them are still to be looked up. */
export function Lookups({ lookups: { total, open }, onCheckAll }: LookupsProps) {
  if (open === 0) return null
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
