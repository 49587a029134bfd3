import { useQueryClient } from '@tanstack/react-query'
import { acceptSession, type Session } from '~/api/session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

/** Says that somebody else has signed in, in another tab, and asks before anything is done as them. */
export function SessionChanged({ session }: { session: Session }) {
  const client = useQueryClient()
  const now = session.user?.email ?? 'somebody else'
  return (
    <Notice
      tone="warning"
      announce
      title={`${now} is signed in now`}
      actions={<Button onClick={() => acceptSession(client)}>Go on as {now}</Button>}
    >
      <p>
        {`This page was opened by ${session.changed_from}, and another tab has signed in as ${now}. What it shows was read again. Changes are refused until you go on.`}
      </p>
    </Notice>
  )
}
