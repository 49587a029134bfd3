import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Backup } from '~/api/backups'
import { REPORT_PERIODS, type ReportPeriod } from '~/api/backup-report-shape'
import { eventsQuery } from '~/api/events'
import { serverNow } from '~/api/server-clock'
import type { Service } from '~/api/services'
import { readHistory } from '~/backup/history'
import type { Protection } from '~/backup/protection'
import type { Locations } from '~/backup/location'
import { makeTimeline } from '~/backup/timeline'
import { PERIOD_LENGTH } from '~/backup/lag'
import { Section } from '~/ui/Section'
import { useNow } from '~/ui/use-now'
import { Lag } from './Lag'
import styles from './OverTime.module.css'
import { USUAL_PERIOD } from '../search-params'
import { Timeline } from './Timeline'

const route = getRouteApi('/projects/$project/services/$service/backups')

const PERIOD_WORDS: Record<ReportPeriod, string> = {
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  year: 'Year',
}

interface OverTimeProps {
  project: string
  service: Service
  backups: readonly Backup[]
  protection: Protection
  locations: Locations
}

/** How the copying went, in two pictures on one time axis. */
export function OverTime({ project, service, backups, protection, locations }: OverTimeProps) {
  const { period = USUAL_PERIOD } = route.useSearch()
  const { data: events } = useQuery(eventsQuery(project))
  const to = serverNow(useNow(60))
  const from = to - PERIOD_LENGTH[period]
  const timeline = makeTimeline({
    backups,
    events: readHistory(events ?? [], service.service_name).backups,
    region: protection.region,
    primary: locations.primary,
    secondary: locations.secondary,
    from,
    to,
  })
  return (
    <Section title="Over time" actions={<Periods current={period} />}>
      <Lag
        project={project}
        service={service}
        period={period}
        objective={protection.objective}
        from={from}
        to={to}
      />
      {locations.primary.count === undefined ? (
        <p>Aiven does not list this service’s backups: when they were made is unknown.</p>
      ) : (
        <Timeline timeline={timeline} region={protection.region} from={from} to={to} />
      )}
    </Section>
  )
}

/** Links, so that a period can be opened beside another and shared. */
function Periods({ current }: { current: ReportPeriod }) {
  return (
    <nav aria-label="Period" className={styles.periods}>
      {REPORT_PERIODS.map((period) => (
        <Link
          key={period}
          from={route.id}
          to="."
          search={(before) => ({ ...before, period })}
          resetScroll={false}
          preload={false}
          className={styles.period}
          aria-current={period === current ? 'page' : undefined}
        >
          {PERIOD_WORDS[period]}
        </Link>
      ))}
    </nav>
  )
}
