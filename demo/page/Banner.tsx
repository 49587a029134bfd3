import { useLayoutEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Button } from '../../src/ui/Button'
import styles from './Banner.module.css'
import { StartOver } from './StartOver'

/**
 * Says at all times that this is a demo.
 * @param base the address of the demo's folder
 * @returns tells it whether what is changed lasts
 */
export function showBanner(base: URL): (lasts: boolean) => void {
  const bar = document.createElement('aside')
  bar.ariaLabel = 'Demo'
  bar.className = styles.bar ?? ''
  document.body.append(bar)
  const root = createRoot(bar)
  const show = (lasts: boolean | undefined) =>
    root.render(<Banner bar={bar} base={base} lasts={lasts} />)
  show(undefined)
  return show
}

function Banner({ bar, base, lasts }: { bar: Element; base: URL; lasts: boolean | undefined }) {
  const [asks, setAsks] = useState(false)
  useRoomFor(bar)
  return (
    <>
      <p>
        <strong>Demo in this browser.</strong> Nothing leaves it.
        {lasts === false &&
          ' It cannot keep changes here: they last until the browser pauses the demo.'}
      </p>
      <Button small onClick={() => setAsks(true)}>
        Start over
      </Button>
      {asks && <StartOver base={base} onClose={() => setAsks(false)} />}
    </>
  )
}

/** Tells the style sheets how high the bar is: what is as high as the window leaves room for it. */
function useRoomFor(bar: Element): void {
  const { current: page } = useRef(document.documentElement)
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      page.style.setProperty('--demo-bar', `${bar.getBoundingClientRect().height}px`)
    })
    observer.observe(bar)
    return () => observer.disconnect()
  }, [bar, page])
}
