import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

interface DiscardDialogProps {
  /** The request that saves them is under way: it can no longer be called back. */
  saving: boolean
  onKeep: () => void
  onDiscard: () => void
}

/** Asked when a dialog with changes is about to be left. */
export function DiscardDialog({ saving, onKeep, onDiscard }: DiscardDialogProps) {
  return (
    <Dialog
      question
      title={saving ? 'Leave while your changes are being saved?' : 'Discard your changes?'}
      description={saving ? 'They have been sent.' : 'They have not been saved.'}
      onClose={onKeep}
      footer={
        <>
          <Button look="danger" onClick={onDiscard}>
            {saving ? 'Leave' : 'Discard changes'}
          </Button>
          <Button look="primary" onClick={onKeep}>
            {saving ? 'Stay' : 'Keep editing'}
          </Button>
        </>
      }
    >
      <p>
        {saving
          ? 'Leaving does not cancel them. You will see the outcome wherever you are.'
          : 'Nothing is sent to the server.'}
      </p>
    </Dialog>
  )
}
