import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectsQuery } from '~/api/projects'
import { looks } from '~/ui/looks'
import { UserText } from '~/ui/UserText'

/** Where the service is: its organization, its project, and the way back to the list. */
export function Breadcrumb({ project }: { project: string }) {
  const { data: projects } = useQuery(projectsQuery)
  const organization = projects?.find(({ project_name: name }) => name === project)?.account_name
  return (
    <>
      <span className={looks.muted}>
        {organization && (
          <>
            <UserText text={organization} />
            {' / '}
          </>
        )}
        <UserText text={project} />
        {' / '}
      </span>
      <Link
        to="/projects/$project/services"
        params={{ project }}
        // It is above this page, and not this page.
        activeOptions={{ exact: true }}
      >
        Current services
      </Link>
    </>
  )
}
