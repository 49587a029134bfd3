import { Link } from '@tanstack/react-router'
import type { Fleet } from '~/hooks/use-fleet'
import { count } from '~/lib/format'
import { buttonLink } from '~/ui/button-link'
import { EmptyState } from '~/ui/EmptyState'
import { UserText } from '~/ui/UserText'
import NoProjects from './NoProjects'

/** What to do where the fleet has been read and has no service. */
export function NoServices({ fleet: { projects, read } }: { fleet: Fleet }) {
  if (projects?.length === 0) return <NoProjects />
  const [first] = read
  return first === undefined ? (
    <EmptyState title="No project could be read">
      <p>Whether there are services is unknown until one loads.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No services">
      <p>
        {`No services in the ${count(read.length, 'project')} that could be loaded. Create one, and it appears here.`}
      </p>
      <CreateService project={first} />
    </EmptyState>
  )
}

/** The way to a first service. */
export function CreateService({ project }: { project: string }) {
  return (
    <Link
      to="/projects/$project/create-service"
      params={{ project }}
      className={buttonLink.primary}
    >
      Create service in <UserText text={project} />
    </Link>
  )
}
