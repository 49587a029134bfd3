import { useQuery } from '@tanstack/react-query'
import { serverNow } from '~/api/server-clock'
import { sessionQuery } from '~/api/session'
import { unreadReason } from '~/components/Reading'
import { buildKit, KIT_FILE, type KitFacts } from '~/emergency-kit'
import { fleetKey } from '~/fleet/fleet-key'
import { withReport } from '~/fleet/fleet-service'
import { sentence } from '~/lib/sentence'
import { Button } from '~/ui/Button'
import { cloudsReason } from '~/words/clouds'
import { download } from '~/ui/download'
import { DownloadIcon } from '~/ui/later-icons'
import { findApiUrl } from '~/equivalents/api-url'
import type { OutageView } from './use-outage'

/** All regions to take away, for the day on which nothing else can be reached. */
export function DownloadKit({ view }: { view: OutageView }) {
  const { data: session } = useQuery(sessionQuery)
  const { fleet, listed } = view
  return (
    <Button
      small
      icon={<DownloadIcon />}
      disabledReason={
        fleet.reading && fleet.read.length < (fleet.projects?.length ?? Infinity)
          ? 'The projects are still loading'
          : fleet.services.length === 0
            ? 'No service was loaded'
            : cloudsReason(listed.state)
      }
      onClick={() => {
        if (!session) return
        const facts = kitFacts(view, findApiUrl(session))
        download(KIT_FILE, () => buildKit(facts), 'text/html')
      }}
    >
      Download emergency kit
    </Button>
  )
}

/** What the page has read, as it was when the oldest of it was read. */
function kitFacts({ fleet, clouds, reports }: OutageView, apiUrl: string): KitFacts {
  const at = serverNow(fleet.readFrom)
  const lookups = new Map([...reports].map(([key, { lookup }]) => [key, lookup]))
  return {
    at,
    apiUrl,
    clouds,
    ...(fleet.error && {
      problem: `The list of projects could not be loaded: ${sentence(fleet.error.message)}`,
    }),
    projects: (fleet.projects ?? []).map(({ project_name: project }) => {
      const unread = fleet.unread.find((one) => one.project === project)
      const readAt = unread ? unread.readAt : fleet.readFrom
      return {
        project,
        ...(readAt !== undefined && { readAt: serverNow(readAt) }),
        services: fleet.services.flatMap((row) => {
          if (row.project !== project) return []
          const report = reports.get(fleetKey(row))?.report
          return report ? withReport(row, report) : row
        }),
        lookups,
        odd: fleet.odd.filter((one) => one.project === project),
        ...(unread && { problem: `${unreadReason(unread)}.` }),
      }
    }),
  }
}
