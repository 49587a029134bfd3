import { useRouter, type RegisteredRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { savesData } from '~/ui/saves-data'
import { whenIdle } from '~/ui/when-idle'

/** Where it cannot be had now, it is tried again when it is needed. */
const ignore = () => undefined

/**
 * Loads the code of what is most likely opened next, a service and the dialog with its options, once
 * the list is there and the browser has nothing else to do.
 */
export function useLoadAhead(listed: boolean): void {
  const router = useRouter()
  useEffect(() => (listed && !savesData() ? whenIdle(load(router)) : undefined), [listed, router])
}

function* load({ loadRouteChunk, routesById }: RegisteredRouter): Generator<void> {
  const page = routesById['/projects/$project/services/$service']
  const tab = routesById['/projects/$project/services/$service/overview']
  yield void loadRouteChunk(page)?.catch(ignore)
  yield void loadRouteChunk(tab)?.catch(ignore)
  yield void import('~/configuration').catch(ignore)
}
