import { Link } from '@tanstack/react-router'
import type { FleetService } from '~/fleet/fleet-service'
import { serviceStateWords, serviceTypeName } from '~/words/service'
import { cell } from '~/ui/DataTable'
import { UserText } from '~/ui/UserText'

/** The head of a service's row. */
export function ServiceCell({ service: row }: { service: FleetService }) {
  const { project, service: name, type, state } = row
  return (
    <th scope="row">
      <Link
        to="/projects/$project/services/$service/backups"
        params={{ project, service: name }}
        preload={false}
        className={cell.name}
      >
        <UserText text={name} />
      </Link>
      <span className={cell.note}>
        {[project, serviceTypeName(type), state === 'RUNNING' ? '' : serviceStateWords(state).label]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </th>
  )
}
