import { useQuery, useQueryClient } from '@tanstack/react-query'
import { acceptSession, sessionQuery } from '~/api/session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { passFocusToHeading } from '~/ui/pass-focus'

interface SessionRefusalProps {
  /** What was being done, as for `ErrorNotice`. */
  title: string
  /** What the refusal left as it was, to follow a colon. */
  unchanged?: string
  onRetry?: (() => void) | undefined
}

/**
 * Says where a write was refused that somebody else has signed in, and goes on as them: the notice of
 * the frame cannot be reached behind a dialog.
 */
export function SessionRefusal({
  title,
  unchanged = 'nothing was changed, and what you typed is kept',
  onRetry,
}: SessionRefusalProps) {
  const client = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  const now = session?.user?.email ?? 'someone else'
  if (!session?.changed_from) {
    return (
      <Notice
        tone="warning"
        title={title}
        announce
        actions={onRetry && <Button onClick={onRetry}>Retry</Button>}
      >
        <p>{`You continue as ${now}: ${unchanged}. Try again.`}</p>
      </Notice>
    )
  }
  return (
    <Notice
      tone="warning"
      title={title}
      announce
      actions={
        <Button ref={passFocusToHeading} onClick={() => acceptSession(client)}>
          Continue as {now}
        </Button>
      }
    >
      <p>{`${now} has signed in in another tab: ${unchanged}.`}</p>
    </Notice>
  )
}
