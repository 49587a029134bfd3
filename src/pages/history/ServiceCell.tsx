import { Link } from '@tanstack/react-router'
import { cell } from '~/ui/DataTable'
import { UserText } from '~/ui/UserText'

/** Which service a row of the history is about, with the way to its backups. */
export function ServiceCell({ project, service }: { project: string; service: string }) {
  return (
    <th scope="row">
      <Link
        to="/projects/$project/services/$service/backups"
        params={{ project, service }}
        className={cell.name}
        preload={false}
      >
        <UserText text={service} />
      </Link>
      <span className={cell.note}>
        <UserText text={project} />
      </span>
    </th>
  )
}
