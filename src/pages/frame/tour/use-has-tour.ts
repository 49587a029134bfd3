import { useQuery } from '@tanstack/react-query'
import { projectsQuery } from '~/api/projects'
import { PROJECT } from './steps'

/** Whether the demo is there that the tour walks through: other sandboxes have other services. */
export function useHasTour(): boolean {
  const { data: projects = [] } = useQuery(projectsQuery)
  return projects.some(({ project_name: name }) => name === PROJECT)
}
