import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { backupsQuery } from '~/api/backups'
import { allCloudsQuery, cloudsQuery } from '~/api/clouds'
import type { Deletion } from '~/api/delete-service'
import { projectsQuery } from '~/api/projects'
import { serviceTypeQuery, serviceTypesQuery } from '~/api/service-types'
import { serviceQuery } from '~/api/services'
import { fleetQuery } from '~/fleet/read/query'
import { coverageSearch } from '~/pages/coverage/search-params'
import { createSearch } from '~/pages/create-service/search-params'
import { Frame } from '~/pages/frame/Frame'
import { NotFound } from '~/pages/frame/NotFound'
import { RouteError } from '~/pages/frame/RouteError'
import { afterNavigation } from '~/pages/frame/after-navigation'
import { historySearch } from '~/pages/history/search-params'
import { outageSearch } from '~/pages/outage/search-params'
import { backupsSearch } from '~/pages/service/backups/search-params'
import { drillSearch } from '~/pages/service/drill/search-params'
import { overviewSearch } from '~/pages/service/overview/search-params'
import { servicesSearch } from '~/pages/services/search-params'
import { lazyPage } from '~/ui/lazy-page'

/*
 * The table of contents: every URL, its page, its search params. Loaders start the page's queries
 * and do not wait for them: the frame is painted before any data arrives.
 */

interface RouterContext {
  queryClient: QueryClient
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Frame,
  notFoundComponent: NotFound,
})

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: ({ context }) => void context.queryClient.prefetchQuery(projectsQuery),
  component: lazyPage(() => import('~/pages/home')),
})

const coverageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/coverage',
  validateSearch: coverageSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(projectsQuery),
  // A filter changes what is shown, not what is read.
  shouldReload: false,
  component: lazyPage(() => import('~/pages/coverage')),
})

const outageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outage',
  validateSearch: outageSearch,
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(projectsQuery)
    void queryClient.prefetchQuery(allCloudsQuery)
  },
  // Another region changes what is shown, not what is read.
  shouldReload: false,
  component: lazyPage(() => import('~/pages/outage')),
})

const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/history',
  validateSearch: historySearch,
  component: lazyPage(() => import('~/pages/history')),
})

const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/services',
  validateSearch: servicesSearch,
  loader: ({ context: { queryClient }, params: { project } }) => {
    void queryClient.prefetchQuery(fleetQuery(project))
    void queryClient.prefetchQuery(cloudsQuery(project))
  },
  // A filter changes what is shown, not what is read.
  shouldReload: false,
  component: lazyPage(() => import('~/pages/services')),
})

// Not below /services: a service may be called “new” or “create-service”.
const createServiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/create-service',
  validateSearch: createSearch,
  loaderDeps: ({ search: { type } }) => ({ type }),
  loader: ({ context: { queryClient }, params: { project }, deps: { type } }) => {
    void queryClient.prefetchQuery(serviceTypesQuery(project))
    void queryClient.prefetchQuery(cloudsQuery(project))
    void queryClient.prefetchQuery(fleetQuery(project))
    if (type !== undefined) void queryClient.prefetchQuery(serviceTypeQuery(project, type))
  },
  component: lazyPage(() => import('~/pages/create-service')),
})

const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$project/services/$service',
  loader: ({ context: { queryClient }, params: { project, service } }) => {
    void queryClient.prefetchQuery(serviceQuery(project, service))
    void queryClient.prefetchQuery(backupsQuery(project, service))
    void queryClient.prefetchQuery(cloudsQuery(project))
  },
  // What a page holds, such as secrets that were shown, must not come along to another service.
  remountDeps: ({ params }) => params,
  component: lazyPage(() => import('~/pages/service')),
})

const serviceIndexRoute = createRoute({
  getParentRoute: () => serviceRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/projects/$project/services/$service/overview',
      params,
      replace: true,
    })
  },
})

/** The schema's address needs the service's type: it is asked for as soon as that is known. */
function prefetchOptions(client: QueryClient, where: { project: string; service: string }): void {
  void client
    .ensureQueryData(serviceQuery(where.project, where.service))
    .then(({ service_type: type }) => client.prefetchQuery(serviceTypeQuery(where.project, type)))
    .catch(() => undefined)
}

const overviewRoute = createRoute({
  getParentRoute: () => serviceRoute,
  path: 'overview',
  validateSearch: overviewSearch,
  loader: ({ context, params }) => prefetchOptions(context.queryClient, params),
  component: lazyPage(() => import('~/pages/service/overview')),
})

const backupsRoute = createRoute({
  getParentRoute: () => serviceRoute,
  path: 'backups',
  validateSearch: backupsSearch,
  loader: ({ context, params }) => prefetchOptions(context.queryClient, params),
  component: lazyPage(() => import('~/pages/service/backups')),
})

const drillRoute = createRoute({
  getParentRoute: () => serviceRoute,
  path: 'drill',
  validateSearch: drillSearch,
  component: lazyPage(() => import('~/pages/service/drill')),
})

const routeTree = rootRoute.addChildren([
  homeRoute,
  coverageRoute,
  outageRoute,
  historyRoute,
  servicesRoute,
  createServiceRoute,
  serviceRoute.addChildren([serviceIndexRoute, overviewRoute, backupsRoute, drillRoute]),
])

/**
 * The router of the console.
 * @param options the cache that loaders fill; tests hand in a memory history
 */
export function createAppRouter(options: { queryClient: QueryClient; history?: RouterHistory }) {
  const router = createRouter({
    routeTree,
    context: { queryClient: options.queryClient },
    ...(options.history ? { history: options.history } : {}),
    defaultPreload: 'intent',
    // A pointer that only passes over a list asks for nothing.
    defaultPreloadDelay: 100,
    // react-query decides what is fresh.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
  })
  router.subscribe('onRendered', afterNavigation)
  return router
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
  /** What a page hands to the next one: it is not in the URL, as it is true only once. */
  interface HistoryState {
    /** The fork of a restore drill that was deleted just now, or was to be and was gone already. */
    deletedDrill?: { name: string; deletion: Deletion }
  }
}
