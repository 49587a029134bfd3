/*
 * The floor: the least that a console on these libraries does. It reads the same list from the same
 * API and shows a table, a search, a page for a service and a dialog with a checked form, in no style
 * at all. What the console takes beyond it is the console's own.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { List } from './List'
import { servicesQuery } from './services'
import './floor.css'

const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 5000 } } })
void queryClient.prefetchQuery(servicesQuery)

const root = createRootRoute()
const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: List }),
  createRoute({
    getParentRoute: () => root,
    path: '/$service',
    component: lazyRouteComponent(() => import('./ServicePage')),
  }),
])
const router = createRouter({ routeTree })

const element = document.getElementById('root')
if (element) {
  createRoot(element).render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}
