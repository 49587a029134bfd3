import { passFocusToHeading } from '~/ui/pass-focus'

/** The tab's own heading: not drawn, as the tab says it; the focus comes here when it opens. It goes
    where the service cannot be loaded. */
export function TabHeading({ children }: { children: string }) {
  return (
    <h2 ref={passFocusToHeading} className="visually-hidden" tabIndex={-1} data-page-heading>
      {children}
    </h2>
  )
}
