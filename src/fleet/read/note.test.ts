import { afterEach, expect, it } from 'vitest'
import { setTransport } from '~/api/client'
import { createQueryClient } from '~/api/query-client'
import { exampleService } from '~/test/services'
import { noteInFleet } from './note'
import { fleetQuery } from './query'

afterEach(() => setTransport((input, init) => fetch(input, init)))

const region = 'aws-eu-west-1'
const before = exampleService({ user_config: {} })
const after = exampleService({ user_config: { additional_backup_regions: [region] } })

it('a list that was under way does not take back what was noted meanwhile', async () => {
  const client = createQueryClient({ retries: false })
  let answer = () => {}
  let slow = false
  setTransport(async (_, init) => {
    if (slow) {
      await new Promise<void>((resolve, reject) => {
        answer = resolve
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      })
    }
    return Response.json({ services: [before] })
  })
  const query = fleetQuery('acme')
  await client.fetchQuery(query)
  slow = true
  const read = client.refetchQueries({ queryKey: query.queryKey })
  await noteInFleet(client, 'acme', after)
  answer()
  await read
  const [shown] = client.getQueryData(query.queryKey) ?? []
  expect(shown?.locations.secondary?.cloud).toBe(region)
})

it('a list that is read for the first time is not given up for a note', async () => {
  const client = createQueryClient({ retries: false })
  setTransport(async () => Response.json({ services: [before] }))
  const query = fleetQuery('acme')
  const read = client.fetchQuery(query)
  await noteInFleet(client, 'acme', after)
  expect(await read).toHaveLength(1)
})
