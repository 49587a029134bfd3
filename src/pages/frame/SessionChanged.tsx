import { useQueryClient } from '@tanstack/react-query'
import { acceptSession, type Session } from '~/api/session'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { passFocusToHeading } from '~/ui/pass-focus'

/** Says that someone else has signed in, in another tab, and asks before anything is done as them. */
export default function SessionChanged({ session }: { session: Session }) {
  const client = useQueryClient()
  const now = session.user?.email ?? 'someone else'
  return (
    <Notice
      tone="warning"
      announce
      title={`${now} is signed in now`}
      actions={
        <Button ref={passFocusToHeading} onClick={() => acceptSession(client)}>
          Continue as {now}
        </Button>
      }
    >
      <p>
        {`${session.changed_from} opened this page, and another tab has signed in as ${now}. The page now shows what ${now} can see. Changes are blocked until you continue.`}
      </p>
    </Notice>
  )
}
