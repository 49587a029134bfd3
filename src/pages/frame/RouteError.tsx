import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { isServerThere } from '~/api/session'
import { ErrorNotice } from '~/components/ErrorNotice'
import { PageHeader } from '~/ui/PageHeader'

/**
 * Keeps the frame when a page breaks: the rest of the console stays within reach. Retrying loads the
 * page anew, as its code may have been replaced by a newer one; but only from a server that answers,
 * as the browser would show its own error in place of the console. Once the browser is online again, it
 * is tried by itself.
 */
export function RouteError({ error }: ErrorComponentProps) {
  const [state, setState] = useState<'idle' | 'retrying' | 'unreachable'>('idle')
  const retry = async () => {
    setState('retrying')
    if (await isServerThere()) window.location.reload()
    else setState('unreachable')
  }
  const onOnline = useEffectEvent(() => void retry())
  useEffect(() => {
    addEventListener('online', onOnline)
    return () => removeEventListener('online', onOnline)
  }, [])
  return (
    <>
      <title>Something went wrong · Offsite</title>
      <PageHeader heading="Something went wrong" />
      <ErrorNotice
        error={error instanceof Error ? error : new Error(String(error))}
        title="This page could not be shown"
        consequence={
          !navigator.onLine
            ? 'You are offline. The page is loaded once the connection is back.'
            : state === 'unreachable'
              ? 'Offsite’s server is not responding. Restart it or check that it is reachable.'
              : 'Only this page is affected. If Offsite was just updated, reloading is enough.'
        }
        onRetry={() => void retry()}
        retrying={state === 'retrying'}
      />
    </>
  )
}
