import { Hono } from 'hono'
import type { Clock } from './clock'
import { ApiError } from './errors'
import { readJson } from './request'
import { iso, parseDuration, SECOND } from './time'

/** The sandbox's own controls, beside the API and without a token. */
export function controlRoutes(clock: Clock, reset: () => void) {
  const time = () => ({ now: iso(clock.now()), offset_seconds: clock.offset() / SECOND })
  return new Hono()
    .get('/clock', (c) => c.json(time()))
    .post('/clock', async (c) => {
      const { advance: text } = await readJson(c)
      const ms = typeof text === 'string' ? parseDuration(text) : undefined
      if (ms === undefined) {
        throw new ApiError(400, 'Invalid input for advance: not an ISO 8601 duration such as PT24H')
      }
      clock.advance(ms)
      return c.json(time())
    })
    .post('/reset', (c) => {
      reset()
      return c.json(time())
    })
}
