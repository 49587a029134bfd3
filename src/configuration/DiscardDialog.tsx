import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

interface DiscardDialogProps {
  onKeep: () => void
  onDiscard: () => void
}

/** Asked when a dialog with changes is about to be left. */
export function DiscardDialog({ onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Dialog
      title="Discard your changes?"
      description="They have not been saved."
      onClose={onKeep}
      footer={
        <>
          <Button look="danger" onClick={onDiscard}>
            Discard changes
          </Button>
          <Button look="primary" onClick={onKeep}>
            Keep editing
          </Button>
        </>
      }
    >
      <p>Nothing has been sent to the server.</p>
    </Dialog>
  )
}
