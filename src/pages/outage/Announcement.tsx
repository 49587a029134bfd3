import type { Fleet } from '~/hooks/use-fleet'
import { projectsLeft } from '~/components/Reading'
import type { OutageTotals } from '~/fleet/outage'
import { count, formatNumber } from '~/lib/format'

interface AnnouncementProps {
  fleet: Fleet
  /** What was chosen, by its name. */
  name: string | undefined
  totals: OutageTotals | undefined
}

/** Says what comes of an outage to whoever has just chosen it and reads elsewhere on the page. */
export function Announcement({ fleet, name, totals }: AnnouncementProps) {
  const known = name !== undefined && totals && projectsLeft(fleet) === 0
  return (
    <p role="status" className="visually-hidden">
      {known ? `Outage of ${name}: ${words(totals)}` : ''}
    </p>
  )
}

function words({ struck, recoverable, lost, unknown }: OutageTotals): string {
  return [
    `${count(struck, 'service')} affected`,
    `${formatNumber(recoverable)} recoverable`,
    `${formatNumber(lost)} lost`,
    ...(unknown > 0 ? [`${formatNumber(unknown)} unknown`] : []),
  ].join(', ')
}
