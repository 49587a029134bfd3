import { Hono } from 'hono'
import { readJson } from '../request'
import type { Faults } from './list'

/** Lists (GET), adds (POST) and clears (DELETE, all or one) the faults. */
export function faultRoutes(faults: Faults) {
  return new Hono()
    .get('/faults', (c) => c.json({ faults: faults.list() }))
    .post('/faults', async (c) => {
      const fault = faults.add(await readJson(c))
      return c.json({ fault, faults: faults.list() })
    })
    .delete('/faults', (c) => {
      faults.clear()
      return c.json({ faults: [] })
    })
    .delete('/faults/:id', (c) => {
      faults.remove(c.req.param('id'))
      return c.json({ faults: faults.list() })
    })
}
