import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ErrorNotice } from '../../components/ErrorNotice'
import { PageHeading } from '../../ui/PageHeading'

/** Keeps the frame when a page breaks: the rest of the console stays within reach. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <>
      <title>Something went wrong · Offsite</title>
      <PageHeading>Something went wrong</PageHeading>
      <ErrorNotice
        error={error instanceof Error ? error : new Error(String(error))}
        title="This page could not be shown"
        consequence="Nothing was changed at Aiven."
        announce
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </>
  )
}
