import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'

interface LeaveDialogProps {
  /** What has been sent already. */
  sent: 'nothing' | 'under-way' | 'in-doubt'
  onStay: () => void
  onLeave: () => void
}

const WORDS: Record<LeaveDialogProps['sent'], string> = {
  nothing: 'Nothing has been sent: no fork is created.',
  'under-way':
    'The request is on its way: the fork may be created all the same. Look for it in Current services.',
  'in-doubt':
    'It is not known whether the fork was created. Look for it in Current services before you create another one.',
}

/** Asked when the form is about to be left. */
export function LeaveDialog({ sent, onStay, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      title="Leave this form?"
      description="What you entered is not kept."
      onClose={onStay}
      footer={
        <>
          <Button look="danger" onClick={onLeave}>
            Leave
          </Button>
          <Button look="primary" onClick={onStay}>
            Stay
          </Button>
        </>
      }
    >
      <p>{WORDS[sent]}</p>
    </Dialog>
  )
}
