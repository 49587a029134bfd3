import { useState } from 'react'
import { Button } from '~/ui/Button'
import { preloadable } from '~/ui/preloadable'

const Panel = preloadable(() => import('./Panel'))

/** Opens the controls of the sandbox. */
export function Rehearse() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        small
        onClick={({ currentTarget }) => {
          // The menu of a narrow screen, so that the focus comes back to the button that opens it.
          currentTarget.closest<HTMLElement>(':popover-open')?.hidePopover()
          setOpen(true)
        }}
      >
        Rehearse
      </Button>
      {open && <Panel.Component onClose={() => setOpen(false)} />}
    </>
  )
}
