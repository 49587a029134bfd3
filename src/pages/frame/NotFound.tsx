import { Link } from '@tanstack/react-router'
import { EmptyState } from '~/ui/EmptyState'
import { PageHeader } from '~/ui/PageHeader'

export function NotFound() {
  return (
    <>
      <title>Not found · Offsite</title>
      <PageHeader heading="There is no page at this address" />
      <EmptyState>
        <p>The link may be mistyped or out of date.</p>
        <Link to="/">Go to the services</Link>
      </EmptyState>
    </>
  )
}
