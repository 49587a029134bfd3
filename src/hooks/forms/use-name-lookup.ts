import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { nameTakenQuery } from '~/api/create-service'
import { SERVICE_NAME } from '~/backup/names'
import { fleetQuery } from '~/fleet/read/query'

/**
 * Whether a name is free for a new service: by the list of services at once, and by a look at that
 * very name when it is asked for, as the list may be old or leave some out.
 * @param name as it stands in the form now
 */
export function useNameLookup(project: string, name: string) {
  const client = useQueryClient()
  const { data: services = [] } = useQuery(fleetQuery(project))
  const [asked, setAsked] = useState<string>()
  const current = asked === name && SERVICE_NAME.test(name)
  const look = useQuery({ ...nameTakenQuery(project, asked ?? ''), enabled: current })
  const taken = new Set(services.map(({ service }) => service))
  if (look.data && asked !== undefined) taken.add(asked)

  return {
    /** Names that are known to be in use. */
    taken,
    /** What a look at this name has brought; undefined before one, and where the list knew already. */
    state: current ? describeLook(look) : undefined,
    look: () => setAsked(name),
    /** Looks once more; a look that fails finds nothing, as Aiven has the last word anyway. */
    isTaken: async () => {
      setAsked(name)
      return await client.fetchQuery(nameTakenQuery(project, name)).catch(() => false)
    },
  }
}

export type NameLookup = ReturnType<typeof useNameLookup>

function describeLook(look: {
  isFetching: boolean
  isError: boolean
  data: boolean | undefined
}): 'looking' | 'failed' | 'free' | undefined {
  if (look.isFetching) return 'looking'
  if (look.isError) return 'failed'
  return look.data === false ? 'free' : undefined
}
