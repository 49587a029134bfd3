/** The tab's own heading: not drawn, as the tab says it; the focus comes here when it opens. */
export function TabHeading({ children }: { children: string }) {
  return (
    <h2 className="visually-hidden" tabIndex={-1} data-page-heading>
      {children}
    </h2>
  )
}
