import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Service } from '~/api/services'
import { listDrills, timeToRunning } from '~/backup/drill-course'
import { forkRefusal, restoreWays } from '~/backup/restore'
import { fleetQuery } from '~/fleet/read/query'
import { ServiceStateBadge } from '~/components/Badges'
import { timeToRunningText } from '~/words/drill'
import { Time } from '~/components/Time'
import { DRILL_RESULT_WORDS } from '~/words/drill'
import { Chip } from '~/ui/Chip'
import { DataTable } from '~/ui/DataTable'
import { Section } from '~/ui/Section'
import { UserText } from '~/ui/UserText'

const COLUMNS = [
  { label: 'Fork' },
  { label: 'Requested' },
  { label: 'Restore time' },
  { label: 'Result' },
  { label: 'Status' },
]

const route = getRouteApi('/projects/$project/services/$service/backups')

/** The restore drills of this service that are there now, newest first. */
export function Drills({ project, service }: { project: string; service: Service }) {
  const services = useQuery(fleetQuery(project))
  const drills = listDrills(services.data ?? [], service.service_name)
  const refusal = forkRefusal(service, restoreWays(service.service_type))
  if (refusal !== undefined && drills.length === 0) return null
  return (
    <Section
      title="Restore drills"
      actions={
        refusal === undefined && (
          <route.Link to="." search={{ dialog: 'fork', drill: true }} resetScroll={false}>
            Rehearse a restore
          </route.Link>
        )
      }
    >
      {!services.data ? (
        <p>{services.isError ? 'The drills could not be loaded.' : 'Loading'}</p>
      ) : (
        <DataTable
          label="List of restore drills"
          columns={COLUMNS}
          empty={
            drills.length === 0
              ? 'No active drills. A drill shows that a restore works and how long it takes.'
              : undefined
          }
        >
          {drills.map(({ fork, drill }) => (
            <tr key={fork.service}>
              <th scope="row">
                <Link
                  to="/projects/$project/services/$service/drill"
                  params={{ project, service: fork.service }}
                >
                  <UserText text={fork.service} />
                </Link>
              </th>
              <td>
                <Time value={drill.requestedAt} />
              </td>
              <td>{timeToRunningText(timeToRunning(drill)) ?? 'Unknown so far'}</td>
              <td>
                {drill.result === undefined ? (
                  'None yet'
                ) : (
                  <Chip tone={DRILL_RESULT_WORDS[drill.result].tone}>
                    {DRILL_RESULT_WORDS[drill.result].label}
                  </Chip>
                )}
              </td>
              <td>
                <ServiceStateBadge state={fork.state} />
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </Section>
  )
}
