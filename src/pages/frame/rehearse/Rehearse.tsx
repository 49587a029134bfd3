import { useState } from 'react'
import { Button } from '~/ui/Button'
import { preloadable } from '~/ui/preloadable'

const Panel = preloadable(() => import('./Panel'))

/** Opens the controls of the sandbox. */
export function Rehearse() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        Rehearse
      </Button>
      {open && <Panel.Component onClose={() => setOpen(false)} />}
    </>
  )
}
