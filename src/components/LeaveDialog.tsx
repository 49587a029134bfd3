import type { ReactNode } from 'react'
import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

interface LeaveDialogProps {
  /** What has been sent already. */
  children: ReactNode
  stay: () => void
  leave: () => void
}

/** Asked when a form is about to be left: see `useLeaveGuard`. */
export function LeaveDialog({ children, stay, leave }: LeaveDialogProps) {
  return (
    <Dialog
      question
      title="Leave this form?"
      description="What you entered will be lost."
      onClose={stay}
      footer={
        <>
          <Button look="danger" onClick={leave}>
            Leave
          </Button>
          <Button look="primary" onClick={stay}>
            Stay
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}
