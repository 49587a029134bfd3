import { Link } from '@tanstack/react-router'
import { EmptyState } from '~/ui/EmptyState'
import { PageHeading } from '~/ui/PageHeading'

export function NotFound() {
  return (
    <>
      <title>Not found · Offsite</title>
      <PageHeading>There is no page at this address</PageHeading>
      <EmptyState>
        <p>The link may be mistyped or out of date.</p>
        <Link to="/">Go to the services</Link>
      </EmptyState>
    </>
  )
}
