import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Button } from '../../src/ui/Button'
import { Dialog } from '../../src/ui/Dialog'
import styles from './Banner.module.css'

/**
 * Says at all times that this is a demo.
 * @param base the address of the demo's folder
 */
export function showBanner(base: URL): void {
  const bar = document.createElement('aside')
  bar.ariaLabel = 'Demo'
  bar.className = styles.bar ?? ''
  document.body.append(bar)
  createRoot(bar).render(<Banner base={base} />)
}

function Banner({ base }: { base: URL }) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <p>
        <strong>Demo.</strong> Everything runs in this browser, and nothing leaves it.
      </p>
      <Button small onClick={() => setAsks(true)}>
        Start over
      </Button>
      {asks && <StartOver base={base} onClose={() => setAsks(false)} />}
    </>
  )
}

function StartOver({ base, onClose }: { base: URL; onClose: () => void }) {
  const [pending, setPending] = useState(false)
  const startOver = async () => {
    setPending(true)
    await fetch(new URL('demo/start-over', base), { method: 'POST' })
    window.location.assign(base)
  }
  return (
    <Dialog
      title="Start over?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" pending={pending} onClick={() => void startOver()}>
            Start over
          </Button>
        </>
      }
    >
      <p>All that was changed in this demo is discarded, and its clock shows the time again.</p>
    </Dialog>
  )
}
