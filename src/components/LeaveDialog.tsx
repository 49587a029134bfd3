import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

interface LeaveDialogProps {
  /** What the form creates, such as “fork”. */
  what: string
  /** What has been sent already. */
  sent: 'nothing' | 'under-way' | 'in-doubt'
  stay: () => void
  leave: () => void
}

function wordsFor({ what, sent }: Pick<LeaveDialogProps, 'what' | 'sent'>): string {
  switch (sent) {
    case 'nothing':
      return `Nothing has been sent: no ${what} is created.`
    case 'under-way':
      return `The request is on its way: the ${what} may be created all the same. You will be told here what came of it.`
    case 'in-doubt':
      return `It is not known whether the ${what} was created. Look for it in Current services before you create another one.`
  }
}

/** Asked when a form that creates something is about to be left. */
export function LeaveDialog({ what, sent, stay, leave }: LeaveDialogProps) {
  return (
    <Dialog
      title="Leave this form?"
      description="What you entered is not kept."
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
      <p>{wordsFor({ what, sent })}</p>
    </Dialog>
  )
}
