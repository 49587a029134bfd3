import { createMiddleware } from 'hono/factory'
import type { Env } from './auth'

/** Unverified: since when; and which account endpoints are deprecated besides their projects. */
const DEPRECATED_SINCE = Date.UTC(2026, 3, 30) / 1000

/** Marks an endpoint that Aiven calls deprecated; it works as before (Aiven docs: API changelog). */
export const deprecated = createMiddleware<Env>(async (c, next) => {
  c.header('deprecation', `@${DEPRECATED_SINCE}`)
  c.header('link', '<https://aiven.io/changelog>; rel="sunset"')
  await next()
})
