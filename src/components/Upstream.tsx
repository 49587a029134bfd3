import type { Session } from '~/api/session'
import { Chip } from '~/ui/Chip'

/** What this console talks to: seen on every page, so that a rehearsal is never mistaken. */
export function Upstream({ session }: { session: Session | undefined }) {
  if (!session) return null
  return (
    <>
      {session.upstream === 'sandbox' ? (
        <Chip tone="warning" title="A local Aiven API with sample services: nothing reaches Aiven">
          Sandbox
        </Chip>
      ) : (
        <Chip
          tone="success"
          title={session.read_only ? 'Real services' : 'Real services: saving changes them'}
        >
          {session.host}
        </Chip>
      )}
      {session.read_only && (
        <Chip tone="info" title="This Offsite is read-only for everyone">
          Read-only
        </Chip>
      )}
    </>
  )
}
