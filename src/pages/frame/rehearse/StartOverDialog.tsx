import { Button } from '~/ui/Button'
import { Dialog } from '~/ui/Dialog'

interface StartOverDialogProps {
  onClose: () => void
  onStartOver: () => void
}

/** Asked before the sandbox is taken back to what it started with. */
export function StartOverDialog({ onClose, onStartOver }: StartOverDialogProps) {
  return (
    <Dialog
      question
      title="Start over?"
      description="This cannot be undone."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" onClick={onStartOver}>
            Start over
          </Button>
        </>
      }
    >
      <p>
        In the sandbox, all services, drills and changes made here are deleted. The first services
        come back, the clock shows real time and no failures are switched on.
      </p>
    </Dialog>
  )
}
