import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { memo } from 'react'
import { hasStatus } from '~/api/errors'
import { EVENT_LIMIT, eventsQuery, type ProjectEvent } from '~/api/events'
import { pollInterval } from '~/api/services'
import { readHistory } from '~/backup/history'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { count } from '~/lib/format'
import { Time } from '~/components/Time'
import { cell } from '~/ui/DataTable'
import { looks } from '~/ui/looks'
import { Notice } from '~/ui/Notice'
import { Section } from '~/ui/Section'
import styles from './History.module.css'
import { UserText } from '~/ui/UserText'
import { VirtualTable, type RowProps } from '~/ui/VirtualTable'

const COLUMNS = [{ label: 'Time' }, { label: 'Who' }, { label: 'What' }]

const route = getRouteApi('/projects/$project/services/$service/backups')

interface HistoryProps {
  project: string
  service: string
}

/** Who changed what, and when: Aiven's own words. */
export function History({ project, service }: HistoryProps) {
  const events = useQuery({
    ...eventsQuery(project),
    refetchInterval: ({ state }) => (hasStatus(state.error, 403) ? false : pollInterval(false)),
  })
  return (
    <Section title="History">
      {events.isPending && (
        <Loading lines={3} what="the history" reads={[eventsQuery(project).queryKey]} />
      )}
      {events.isError &&
        (hasStatus(events.error, 403) ? (
          <Notice tone="info" title="You don’t have access to this project’s events">
            <p>
              Aiven’s response: “{events.error.message}”. Viewing them requires permission to view
              the project’s event log.
            </p>
          </Notice>
        ) : (
          <ErrorNotice
            error={events.error}
            title="The events could not be loaded"
            onRetry={() => void events.refetch()}
            retrying={events.isFetching}
          />
        ))}
      {events.data && <Events events={events.data} service={service} />}
    </Section>
  )
}

function Events({ events, service }: { events: readonly ProjectEvent[]; service: string }) {
  const { events: which } = route.useSearch()
  const { all, backups } = readHistory(events, service)
  const shown = which === 'all' ? all : backups
  return (
    <div className={looks.stack}>
      <VirtualTable
        label="Events of this service"
        items={shown}
        keyOf={(event, index) => `${event.id ?? index} ${event.time}`}
        first={10}
        columns={COLUMNS}
        empty={
          all.length === 0
            ? 'Aiven reports no events for this service.'
            : 'No events of this service concern its backups.'
        }
        renderRow={(event, row) => <EventRow {...row} event={event} />}
      />
      <p className={looks.muted}>
        <Reach events={events} />
        {all.length > backups.length && (
          <span>
            {which === 'all'
              ? 'All events of this service are shown. '
              : `${count(all.length - backups.length, 'event')} of this service ${all.length - backups.length === 1 ? 'seems' : 'seem'} to concern something else. `}
            <Link
              from={route.id}
              to="."
              search={(before) => ({
                ...before,
                events: which === 'all' ? undefined : ('all' as const),
              })}
              activeOptions={{ exact: true }}
              resetScroll={false}
              replace
              preload={false}
            >
              {which === 'all' ? 'Show backup events only' : 'Show all events of this service'}
            </Link>
          </span>
        )}
      </p>
    </div>
  )
}

/** The project's events end somewhere: what lies before is unknown here. */
function Reach({ events }: { events: readonly ProjectEvent[] }) {
  const oldest = events.at(-1)
  if (events.length < EVENT_LIMIT || oldest === undefined) return null
  return (
    <>
      Only the project’s newest {EVENT_LIMIT} events were loaded, back to{' '}
      <Time value={oldest.time} as="instant" />.{' '}
    </>
  )
}

interface EventRowProps extends RowProps {
  event: ProjectEvent
}

/** Scrolling draws only the rows that come into sight. */
const EventRow = memo(function EventRow({ event, ...row }: EventRowProps) {
  return (
    <tr {...row}>
      <th scope="row" className={cell.nowrap}>
        <Time value={event.time} as="instant" />
      </th>
      <td className={styles.actor}>
        <UserText text={event.actor ?? 'Unknown'} />
      </td>
      <td className={styles.text}>
        <UserText text={event.event_desc ?? 'No description'} />
        {event.event_type && <div className={cell.muted}>{event.event_type}</div>}
      </td>
    </tr>
  )
})
