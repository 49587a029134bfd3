import { useState } from 'react'
import { Button } from '../../src/ui/Button'
import { Dialog } from '../../src/ui/Dialog'

/**
 * Asks, and begins the demo anew.
 * @param props.base the address of the demo's folder
 */
export function StartOver({ base, onClose }: { base: URL; onClose: () => void }) {
  const [state, setState] = useState<'asks' | 'pending' | 'failed'>('asks')
  const startOver = async () => {
    setState('pending')
    const done = await fetch(new URL('demo/start-over', base), { method: 'POST' }).catch(
      () => undefined,
    )
    if (done?.ok) window.location.assign(base)
    else setState('failed')
  }
  return (
    <Dialog
      title="Start over?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" pending={state === 'pending'} onClick={() => void startOver()}>
            Discard all changes
          </Button>
        </>
      }
    >
      <p>
        All that was changed in this demo is discarded, and its clock shows the real time again.
      </p>
      {state === 'failed' && <p role="alert">That failed, and nothing was changed. Try again.</p>}
    </Dialog>
  )
}
