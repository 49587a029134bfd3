import { Hono } from 'hono'
import { errorAnswer } from './answers'
import { apiRoutes } from './api-routes'
import { consoleRoutes } from './console-routes'
import { eachAnswer, nameRequest } from './each-answer'
import { answerFailure } from './failures'
import type { Gateway, GatewayOptions } from './options'
import { createParts } from './parts'
import type { Env } from './parts'
import { HISTORY, historyRoutes } from './history-routes'
import { refuseForm } from './refuse-form'
import { sessionRoutes } from './session-routes'

export { findPattern } from './allowed'
export type { Asset, Assets } from './assets'
export type { AuditEntry } from './audit'
export type { Connection } from './identity'
export type { Gateway, GatewayOptions } from './options'
export { meSchema } from './me-shape'
export { SESSION_KEY_BYTES } from './session'
export { HISTORY }
export { tellPage } from './tell-page'
export { isLoopback, isPrivateAddress } from './origin'

/**
 * The gateway: serves the console, signs in and out at `/session`, and forwards the calls on its list
 * to the API as the signed-in user. A function from Request to Response; what it remembers only
 * slows down abuse, so any number of them can stand side by side.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const parts = createParts(options)
  const app = new Hono<Env>()
  app.use(nameRequest)
  app.use(eachAnswer(parts))
  app.use(refuseForm(parts))
  app.route('/', sessionRoutes(parts))
  app.route('/', apiRoutes(parts))
  app.route('/', historyRoutes(parts))
  app.route('/', consoleRoutes(parts))
  app.notFound(() => errorAnswer(404, 'No such path.'))
  app.onError(answerFailure(parts))
  return { fetch: async (request, connection = {}) => app.fetch(request, connection) }
}
