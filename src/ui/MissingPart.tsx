import { Button } from './Button'
import { Dialog } from './Dialog'
import { Notice } from './Notice'

const TITLE = 'This part could not be shown'

/** In the place of a part that cannot be shown: a dialog where that is one, else a notice. */
export function MissingPart(props: object) {
  const close =
    'onClose' in props && typeof props.onClose === 'function' ? props.onClose : undefined
  if (!close) {
    return (
      <Notice tone="warning" title={TITLE} announce actions={<Reload />}>
        <p>{WHY}</p>
      </Notice>
    )
  }
  const onClose = () => void close()
  return (
    <Dialog
      title={TITLE}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Reload />
        </>
      }
    >
      <p>{WHY}</p>
    </Dialog>
  )
}

const WHY =
  'Offsite may have been updated, or the connection was lost. Nothing was sent. What you typed on this page stays until you reload it.'

function Reload() {
  return (
    <Button look="primary" onClick={() => window.location.reload()}>
      Reload the page
    </Button>
  )
}
