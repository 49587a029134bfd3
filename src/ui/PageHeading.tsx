import type { ReactNode } from 'react'

/** The page's heading: the focus comes here after a navigation. */
export function PageHeading({ children }: { children: ReactNode }) {
  return (
    <h1 tabIndex={-1} data-page-heading>
      {children}
    </h1>
  )
}
