import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { projectsQuery } from '~/api/projects'
import { looks } from '~/ui/looks'
import { UserText } from '~/ui/UserText'

/** Where a page of a project is: its organization, the project, and the way back to the list. */
export function Breadcrumb({ project }: { project: string }) {
  const { data: projects } = useQuery(projectsQuery)
  const organization = projects?.find(({ project_name: name }) => name === project)?.account_name
  return (
    <ol className={clsx(looks.buttons, looks.muted)}>
      {organization && (
        <li>
          <UserText text={organization} />
        </li>
      )}
      <li>
        <UserText text={project} />
      </li>
      <li>
        <Link
          to="/projects/$project/services"
          params={{ project }}
          // It is above this page, and not this page.
          activeOptions={{ exact: true }}
        >
          Current services
        </Link>
      </li>
    </ol>
  )
}
