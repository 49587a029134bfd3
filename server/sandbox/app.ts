import { Hono } from 'hono'
import { alertRoutes } from './alerts'
import { authenticate, createAccess, type Env } from './auth'
import { reportRoutes } from './backups/report'
import { backupRoutes } from './backups/routes'
import type { Clock } from './clock'
import { cloudRoutes } from './clouds'
import { controlRoutes } from './control'
import { ApiError, errorBody } from './errors'
import { applyFaults, createFaults, faultRoutes } from './faults'
import { logRoutes } from './logs/routes'
import { meRoutes } from './me'
import { metricsRoutes } from './metrics/routes'
import { projectRoutes } from './projects'
import { checkPath, limitBody } from './request'
import { serviceTypeRoutes } from './service-types/routes'
import { maintenanceRoutes } from './services/maintenance'
import { migrationRoutes } from './services/migration'
import { serviceRoutes } from './services/routes'
import { tagRoutes } from './services/tags'
import { taskRoutes } from './services/tasks'
import type { Store } from './store'

/** The API and the controls, as one function from Request to Response. */
export function createApp(
  store: Store,
  clock: Clock,
  reset: () => void,
  log: (line: string) => void,
): Hono<Env> {
  const app = new Hono<Env>()
  const access = createAccess(store)
  const faults = createFaults()

  app.onError((error, c) => {
    if (error instanceof ApiError) {
      return c.json(errorBody(error.status, error.message, error.code), error.status)
    }
    if (error instanceof SyntaxError) {
      return c.json(errorBody(400, 'Invalid JSON in request body'), 400)
    }
    log(`error: ${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`)
    return c.json(errorBody(500, 'Internal server error'), 500)
  })

  app.use(limitBody(), checkPath())
  // Clients reckon ages by this clock, which may be ahead of the machine's.
  app.use(async (c, next) => {
    await next()
    c.header('date', new Date(clock.now()).toUTCString())
  })
  app.use('/v1/*', applyFaults(faults), authenticate())
  app.route('/v1', meRoutes(access))
  app.route('/v1', projectRoutes(store, access))
  app.route('/v1', cloudRoutes(access))
  app.route('/v1', serviceTypeRoutes(access))
  app.route('/v1', serviceRoutes(store, clock, access))
  app.route('/v1', backupRoutes(store, clock, access))
  app.route('/v1', reportRoutes(store, clock, access))
  app.route('/v1', metricsRoutes(store, clock, access))
  app.route('/v1', logRoutes(store, clock, access))
  app.route('/v1', alertRoutes(store, clock, access))
  app.route('/v1', tagRoutes(store, clock, access))
  app.route('/v1', maintenanceRoutes(store, clock, access))
  app.route('/v1', taskRoutes(store, clock, access))
  app.route('/v1', migrationRoutes(store, access))
  app.route(
    '/sandbox',
    controlRoutes(clock, () => {
      faults.clear()
      reset()
    }),
  )
  app.route('/sandbox', faultRoutes(faults))

  const paths = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ path }) => new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`))
  app.notFound((c) => {
    log(`not emulated: ${c.req.method} ${c.req.path}`)
    if (paths.some((path) => path.test(c.req.path))) {
      return c.json(errorBody(405, 'Method not allowed'), 405)
    }
    return c.json(errorBody(404, 'The requested endpoint does not exist'), 404)
  })
  return app
}
