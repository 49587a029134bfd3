import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorNotice } from '~/components/ErrorNotice'
import { PageHeader } from '~/ui/PageHeader'

/**
 * Keeps the frame when a page breaks: the rest of the console stays within reach. Retrying loads the
 * page anew, as its code may have been replaced by a newer one.
 */
export function RouteError({ error }: ErrorComponentProps) {
  return (
    <>
      <title>Something went wrong · Offsite</title>
      <PageHeader heading="Something went wrong" />
      <ErrorNotice
        error={error instanceof Error ? error : new Error(String(error))}
        title="This page could not be shown"
        consequence="Only this page is affected. If Offsite was just updated, reloading is enough."
        announce
        onRetry={() => window.location.reload()}
      />
    </>
  )
}
