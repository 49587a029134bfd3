import { Hono } from 'hono'
import { alertRoutes } from './alerts'
import { accessTokenRoutes } from './access-tokens'
import { accountRoutes } from './accounts'
import { authenticate, createAccess, type Env } from './auth'
import { reportRoutes } from './backups/report'
import { backupRoutes } from './backups/routes'
import type { Clock } from './clock'
import { cloudRoutes } from './clouds'
import { controlRoutes } from './control'
import { ApiError, errorBody } from './errors'
import { createFaults, type KeptFaults } from './faults/list'
import { faultRoutes } from './faults/routes'
import { applyFaults } from './faults/spoil'
import { logRoutes } from './logs/routes'
import { meRoutes } from './me'
import { metricsRoutes } from './metrics/routes'
import { memberRoutes } from './members'
import { organizationRoutes } from './organizations'
import { projectRoutes } from './projects'
import { checkPath, limitBody, pathToLog } from './request'
import { serviceTypeRoutes } from './service-types/routes'
import { contentRoutes } from './services/contents'
import { maintenanceRoutes } from './services/maintenance'
import { migrationRoutes } from './services/migration'
import { serviceRoutes } from './services/routes'
import { tagRoutes } from './services/tags'
import { taskRoutes } from './services/tasks'
import type { Store } from './store'
import { StoreProblem } from '../store-problem'
import { createTokens } from './tokens'
import { userAuthRoutes } from './userauth'

/** The API and the controls, as one function from Request to Response. */
export function createApp(
  store: Store,
  clock: Clock,
  reset: () => void,
  log: (line: string) => void,
  keptFaults?: KeptFaults,
): Hono<Env> {
  const app = new Hono<Env>()
  const access = createAccess(store)
  const tokens = createTokens(store, clock)
  const faults = createFaults(keptFaults)

  app.onError((error, c) => {
    if (error instanceof ApiError) {
      return c.json(errorBody(error.status, error.message, error.code), error.status)
    }
    if (error instanceof StoreProblem) {
      const words = `The sandbox cannot keep or read its data: ${error.message}. Nothing was changed.`
      log(`error: ${c.req.method} ${pathToLog(c)}: ${error.message}`)
      const status = error.kind === 'full' ? 507 : 500
      return c.json(errorBody(status, words), status)
    }
    log(`error: ${c.req.method} ${pathToLog(c)}: ${error.stack ?? error.message}`)
    return c.json(errorBody(500, 'Internal server error'), 500)
  })

  // Clients compute ages from this clock, which may be ahead of the machine's.
  app.use(async (c, next) => {
    await next()
    c.header('date', new Date(clock.now()).toUTCString())
  })
  app.use(limitBody(), checkPath())
  app.use('/v1/*', applyFaults(faults), authenticate(tokens))
  app.route('/v1', userAuthRoutes(tokens))
  app.route('/v1', accessTokenRoutes(tokens))
  app.route('/v1', meRoutes(access, tokens))
  app.route('/v1', projectRoutes(store, access))
  app.route('/v1', accountRoutes(access))
  app.route('/v1', organizationRoutes(access))
  app.route('/v1', memberRoutes(access))
  app.route('/v1', cloudRoutes(access))
  app.route('/v1', serviceTypeRoutes(clock, access))
  app.route('/v1', serviceRoutes(store, clock, access))
  app.route('/v1', backupRoutes(store, clock, access))
  app.route('/v1', reportRoutes(store, clock, access))
  app.route('/v1', metricsRoutes(store, clock, access))
  app.route('/v1', logRoutes(store, clock, access))
  app.route('/v1', alertRoutes(store, clock, access))
  app.route('/v1', tagRoutes(store, clock, access))
  app.route('/v1', contentRoutes(store, clock, access))
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

  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({
      method,
      pattern: new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`),
    }))
  app.notFound((c) => {
    log(`not emulated: ${c.req.method} ${pathToLog(c)}`)
    const others = routes.filter(({ pattern }) => pattern.test(c.req.path))
    if (others.length > 0) {
      const allow = new Set(others.map(({ method }) => method))
      return c.json(errorBody(405, 'Method not allowed'), 405, { allow: [...allow].join(', ') })
    }
    return c.json(errorBody(404, 'The requested endpoint does not exist'), 404)
  })
  return app
}
