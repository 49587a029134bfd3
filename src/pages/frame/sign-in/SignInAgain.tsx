import type { Session } from '~/api/session'
import { Dialog } from '~/ui/Dialog'
import { SignInForm } from './SignInForm'

/** On top of everything that is open, and without a way around: the page behind stays as it is. */
export default function SignInAgain({ session }: { session: Session }) {
  return (
    <Dialog
      title="Sign in again"
      description="Your session has ended. Nothing on this page was lost. Sign in to continue."
    >
      <SignInForm session={session} />
    </Dialog>
  )
}
