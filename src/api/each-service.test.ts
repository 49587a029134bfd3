import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ApiError } from './errors'
import { readEach } from './each-service'

const schema = z.object({ service_name: z.string(), paused: z.nullish(z.boolean()) })
const answer = (services: unknown[]) => ({
  bytes: new TextEncoder().encode(JSON.stringify({ services })).buffer,
  context: { method: 'GET', path: '/', status: 200, requestId: undefined },
})

it('an odd service is left out and named, and does not keep the others', async () => {
  const items = [
    { service_name: 'a' },
    { service_name: 'b', paused: 'yes' },
    7,
    { service_name: 'c' },
  ]
  const { services, odd } = await readEach(answer(items), schema)
  expect(services.map(({ service_name: name }) => name)).toEqual(['a', 'c'])
  expect(odd.map(({ name }) => name)).toEqual(['b', 'number 3 of the list'])
  expect(odd[0]?.problem).toContain('“services.1.paused”')
})

it('an answer of which no service can be read is an error, an empty one is not', async () => {
  await expect(readEach(answer([7]), schema)).rejects.toThrow(ApiError)
  expect(await readEach(answer([]), schema)).toEqual({ services: [], odd: [] })
})
