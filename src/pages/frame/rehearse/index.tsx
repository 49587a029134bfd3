import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { faultsQuery } from '~/api/sandbox'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Chip'
import { preloadable } from '~/ui/preloadable'
import { nameFault } from './ways-to-fail'

const Panel = preloadable(() => import('./Panel'))

/** With a sandbox: what opens its controls, or the names of the faults in force. */
export default function Rehearse({ faults }: { faults?: boolean }) {
  return faults ? <ActiveFaults /> : <Controls />
}

/** On every page, so that none is taken for real. */
function ActiveFaults() {
  const { data: faults = [] } = useQuery(faultsQuery)
  return faults.map((fault) => (
    <Chip key={fault.id} tone="danger" title="Rehearse turns it off">
      {nameFault(fault)}
    </Chip>
  ))
}

function Controls() {
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
