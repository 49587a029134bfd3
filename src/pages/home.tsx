import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { projectsQuery } from '~/api/projects'
import { ErrorNotice } from '~/components/ErrorNotice'
import { Loading } from '~/components/Loading'
import { PageHeader } from '~/ui/PageHeader'
import { preloadable } from '~/ui/preloadable'

/** What most never see is no reason to load a file before the first rows. */
const { Component: NoProjects } = preloadable(() => import('~/components/NoProjects'))

/** Leads to the services of the first project. */
export default function HomePage() {
  const projects = useQuery(projectsQuery)
  const first = projects.data?.[0]
  if (first) {
    const params = { project: first.project_name }
    return <Navigate to="/projects/$project/services" params={params} replace />
  }
  return (
    <>
      <title>Offsite</title>
      <PageHeader heading="Current services" />
      {projects.isError && (
        <ErrorNotice
          error={projects.error}
          title="The projects could not be loaded"
          onRetry={() => void projects.refetch()}
          retrying={projects.isFetching}
        />
      )}
      {projects.isPending && (
        <Loading lines={6} what="the projects" reads={[projectsQuery.queryKey]} />
      )}
      {projects.data && <NoProjects />}
    </>
  )
}
