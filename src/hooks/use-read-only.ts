import { useQuery } from '@tanstack/react-query'
import { projectsQuery } from '~/api/projects'
import { sessionQuery } from '~/api/session'

/**
 * Why nothing can be changed in a project, in words; undefined where it can, or where nobody knows:
 * permissions beside the role, and roles that we do not know, may allow a change.
 */
export function useReadOnly(project: string): string | undefined {
  const { data: session } = useQuery(sessionQuery)
  const { data: roles } = useQuery({
    ...projectsQuery,
    select: ({ project_memberships: all }) => all?.[project],
  })
  if (session?.read_only) return 'This Offsite is read-only'
  const only = roles?.length === 1 && roles[0] === 'read_only'
  return only ? `Your role in ${project} is read-only` : undefined
}
