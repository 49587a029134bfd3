import { useResumeSession } from '~/api/session'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

/** In place of the form for signing in again, where an update of Offsite has taken its code away. */
export function SignInElsewhere() {
  const resume = useResumeSession()
  return (
    <Dialog
      title="Sign in again"
      description="Your session has ended. Nothing on this page was lost."
      footer={
        <Button look="primary" pending={resume.isPending} onClick={() => resume.mutate()}>
          Continue here
        </Button>
      }
    >
      <p>
        Offsite was updated, and the sign-in form could not be loaded.{' '}
        <a href="/" target="_blank" rel="noreferrer">
          Sign in in another tab
        </a>
        <span>, then continue here.</span>
      </p>
      {resume.isSuccess && !resume.data.signed_in && <p role="alert">Not signed in yet.</p>}
      {resume.isError && <p role="alert">{resume.error.message}</p>}
    </Dialog>
  )
}
